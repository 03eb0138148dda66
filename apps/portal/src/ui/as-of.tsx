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
