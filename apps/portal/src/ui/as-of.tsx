import type { ReactElement, ReactNode } from "react";
import { Icon } from "./icon.tsx";

/** How old what is shown is: "as of 14:02". */
export function AsOf({ children }: { children: ReactNode }): ReactElement {
  return (
    <span className="asof">
      <Icon name="clock" />
      {children}
    </span>
  );
}

/** A notice of how old all that stands below it is. */
export function AsOfNotice({ children }: { children: ReactNode }): ReactElement {
  return <div className="asof-notice">{children}</div>;
}
