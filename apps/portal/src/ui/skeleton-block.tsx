import type { ReactElement } from "react";
import { styleOf } from "./style-of.ts";

/** A part that is still to come, as high as it usually is: what stands below it stays where it is. */
export function SkeletonBlock({ label, height }: { label: string; height: string }): ReactElement {
  return (
    <div className="skel-wait skel-block" aria-busy="true" style={styleOf({ "--h": height })}>
      <span className="skel" style={styleOf({ "--w": "9rem" })} aria-hidden="true" />
      <span className="skel skel-rest" style={styleOf({ "--w": "100%" })} aria-hidden="true" />
      <span className="sr" role="status">
        {label}
      </span>
    </div>
  );
}
