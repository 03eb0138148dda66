import type { ReactElement, ReactNode } from "react";

/** One part of the third pane. */
export function DeskPart({ title, children }: { title?: string | undefined; children: ReactNode }): ReactElement {
  return (
    <section>
      {title && <h3>{title}</h3>}
      {children}
    </section>
  );
}
