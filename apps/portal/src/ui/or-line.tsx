import type { ReactElement } from "react";

/** "or", between two ways to do the same. */
export function OrLine({ children }: { children: string }): ReactElement {
  return <div className="or">{children}</div>;
}
