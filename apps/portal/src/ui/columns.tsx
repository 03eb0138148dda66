import type { ReactElement, ReactNode } from "react";

export interface ColumnsProps {
  /** side: main and 304 px; even: two halves; pay: panel, Paper, then the rest beside the paper; form: fields and order. */
  kind?: "side" | "even" | "pay" | "form" | undefined;
  children: ReactNode;
}

/** Columns that become one below 1024 px. */
export function Columns({ kind = "side", children }: ColumnsProps): ReactElement {
  return <div className={kind === "side" ? "cols" : `cols cols-${kind}`}>{children}</div>;
}
