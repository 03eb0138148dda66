import type { ReactElement, ReactNode } from "react";

/** A box around what is one thing. Nothing is nested in it; most parts of a page need none. */
export function Card({ children }: { children: ReactNode }): ReactElement {
  return (
    <div className="card">
      <div className="card-body">{children}</div>
    </div>
  );
}
