import type { ReactElement, ReactNode } from "react";

/** The one large figure of a page: what is to be paid. */
export function Figure({ label, children }: { label: ReactNode; children: ReactNode }): ReactElement {
  return (
    <div>
      <span className="muted">{label}</span>
      <div className="figure">{children}</div>
    </div>
  );
}
