import type { ReactElement, ReactNode } from "react";
import { Row } from "./row.tsx";

export interface OrderLine {
  key: string;
  title: ReactNode;
  /** Below the title, a line each. */
  details: ReactNode[];
  /** What is paid now. */
  amount?: ReactNode;
  /** "then €4.90 a month" */
  later?: ReactNode;
  /** What belongs to it, with amounts of its own: set-up, what was added, what is taken off. */
  within: { key: string; label: ReactNode; amount: ReactNode }[];
  /** Small buttons. */
  actions?: ReactNode;
}

/** What is in a cart or an order. */
export function OrderLines({ label, lines }: { label: string; lines: OrderLine[] }): ReactElement {
  return (
    <ul className="order-lines" aria-label={label}>
      {lines.map((line) => (
        <li key={line.key}>
          <div className="what">
            <b>
              <bdi>{line.title}</bdi>
            </b>
            {line.details.map((detail, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: details have their order and nothing else
              <small key={at}>{detail}</small>
            ))}
          </div>
          <div className="amount">
            {line.amount && <b>{line.amount}</b>}
            {line.later && <small>{line.later}</small>}
          </div>
          {line.within.length > 0 && (
            <div className="within">
              {line.within.map((part) => (
                <Part key={part.key} label={part.label} amount={part.amount} />
              ))}
            </div>
          )}
          {line.actions && <Row>{line.actions}</Row>}
        </li>
      ))}
    </ul>
  );
}

function Part({ label, amount }: { label: ReactNode; amount: ReactNode }): ReactElement {
  return (
    <>
      <span>{label}</span>
      <span>{amount}</span>
    </>
  );
}
