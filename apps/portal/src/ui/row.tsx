import type { ReactElement, ReactNode } from "react";

/** Small things beside one another; they wrap. A child with the class `end` goes to the far side. */
export function Row({ spread, children }: { spread?: boolean | undefined; children: ReactNode }): ReactElement {
  return (
    <div className="row" data-spread={spread || undefined}>
      {children}
    </div>
  );
}
