import type { ReactElement, ReactNode } from "react";

export interface TotalLine {
  label: ReactNode;
  /** Small print below the label. */
  detail?: ReactNode;
  value: ReactNode;
  /** The sum that counts, under a line. */
  total?: boolean | undefined;
}

/** Amounts that add up, with the sum at the end. */
export function Totals({ lines }: { lines: TotalLine[] }): ReactElement {
  return (
    <dl className="sum">
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two lines of a sum may say the same
        <div key={at} className={line.total ? "total" : undefined}>
          <dt>
            {line.label}
            {line.detail && <small>{line.detail}</small>}
          </dt>
          <dd>{line.value}</dd>
        </div>
      ))}
    </dl>
  );
}
