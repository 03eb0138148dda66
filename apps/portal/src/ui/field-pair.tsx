import type { ReactElement, ReactNode } from "react";

/** Two short fields beside one another: postcode and town. */
export function FieldPair({ children }: { children: ReactNode }): ReactElement {
  return <div className="field-2">{children}</div>;
}
