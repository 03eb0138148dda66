import type { ReactElement } from "react";
import { styleOf } from "./style-of.ts";

/** A strip of figures that is still to come. */
export function SkeletonFigures({ label, count = 5 }: { label: string; count?: number }): ReactElement {
  return (
    <div className="skel-wait" aria-busy="true">
      <div className="facts facts-lg" aria-hidden="true">
        {Array.from({ length: count }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the figures are alike
          <div key={at} className="fact">
            <span className="fact-label">
              <span className="skel" style={styleOf({ "--w": "4rem" })} />
            </span>
            <span className="fact-value">
              <span className="skel" style={styleOf({ "--w": "5rem" })} />
            </span>
            <span className="sub">
              <span className="skel" style={styleOf({ "--w": "7rem" })} />
            </span>
          </div>
        ))}
      </div>
      <span className="sr" role="status">
        {label}
      </span>
    </div>
  );
}
