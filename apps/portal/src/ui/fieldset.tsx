import type { ReactElement, ReactNode } from "react";

/** Fields that belong together, under a heading. */
export function Fieldset({ legend, children }: { legend: ReactNode; children: ReactNode }): ReactElement {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {children}
    </fieldset>
  );
}
