import type { ReactElement, ReactNode } from "react";

/** The line above a list: a SearchBox and FilterChips. */
export function Filters({ children }: { children: ReactNode }): ReactElement {
  return <div className="filters">{children}</div>;
}
