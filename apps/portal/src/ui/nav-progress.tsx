import type { ReactElement } from "react";

/** The thin line at the top that shows a navigation which takes longer than 150 ms. Styles alone run it. */
export function NavProgress({ label }: { label: string }): ReactElement {
  return (
    <div className="nav-progress" role="progressbar" aria-label={label}>
      <div className="progressline" />
    </div>
  );
}
