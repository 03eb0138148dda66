import type { ReactElement, ReactNode } from "react";

/** What a thing is, not how it is: a priority, a role, a department. Outlined, without colour. */
export function Tag({ children }: { children: ReactNode }): ReactElement {
  return <span className="tag">{children}</span>;
}
