import type { ReactElement, ReactNode } from "react";

export interface BulkBarProps {
  /** The form of the boxes in the table below it. */
  id: string;
  /** The page that is told what is picked, by GET. */
  action: string;
  /** What is sent besides. */
  hidden: Record<string, string>;
  /** Buttons. */
  children: ReactNode;
}

/** Above a table with boxes: what can be done with the picked rows. While some are, it stays in sight as one scrolls. */
export function BulkBar({ id, action, hidden, children }: BulkBarProps): ReactElement {
  return (
    <form id={id} action={action} className="bulkbar">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  );
}
