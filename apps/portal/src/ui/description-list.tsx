import type { ReactElement, ReactNode } from "react";

export interface DescriptionListProps {
  items: { label: string; value: ReactNode }[];
  /** Smaller and without lines, for side columns. */
  tight?: boolean | undefined;
}

/** Names and values, one pair a line. */
export function DescriptionList({ items, tight }: DescriptionListProps): ReactElement {
  return (
    <dl className={tight ? "dl dl-tight" : "dl"}>
      {items.map((item) => (
        <div key={item.label}>
          <dt>{item.label}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
