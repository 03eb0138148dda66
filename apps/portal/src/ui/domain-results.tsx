import type { ReactElement, ReactNode } from "react";
import { styleOf } from "./style-of.ts";

export interface DomainResult {
  /** "fellrunners" */
  name: string;
  /** ".shop.example" */
  ending: string;
  /** A Badge or Tag: free, taken, premium, yours. Without it the answer is awaited. */
  state?: ReactNode;
  price?: ReactNode;
  /** "then €14.90" */
  priceNote?: ReactNode;
  /** One small button. */
  action?: ReactNode;
  taken?: boolean | undefined;
}

/** Answers of registries, as they come in. */
export function DomainResults({ results, waiting }: { results: DomainResult[]; waiting: string }): ReactElement {
  return (
    <DomainResultList>
      {results.map((result, at) => (
        <DomainResultRow key={`${result.name}${result.ending}`} at={at} waiting={waiting} {...result} />
      ))}
    </DomainResultList>
  );
}

/** The same where each row comes by itself. */
export function DomainResultList({ children }: { children: ReactNode }): ReactElement {
  return <ul className="results">{children}</ul>;
}

export function DomainResultRow({
  at,
  waiting,
  ...result
}: DomainResult & { at: number; waiting: string }): ReactElement {
  return (
    <li data-taken={result.taken || undefined} style={styleOf({ "--i": Math.min(at, 12) })}>
      <span className="name ltr">
        {result.name}
        <b>{result.ending}</b>
      </span>
      <span>
        {result.state ?? (
          <>
            <span className="sr">{waiting}</span>
            <span className="skel" style={styleOf({ "--w": "4rem" })} />
          </>
        )}
      </span>
      <span className="price">
        {result.price && <b>{result.price}</b>}
        {result.priceNote && <small>{result.priceNote}</small>}
      </span>
      {result.action ?? <span />}
    </li>
  );
}
