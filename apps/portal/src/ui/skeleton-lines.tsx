import type { ReactElement } from "react";
import { styleOf } from "./style-of.ts";

const widths = [100, 92, 97, 60];

/** Text or a short list that is still to come. */
export function SkeletonLines({ label, lines = 4 }: { label: string; lines?: number }): ReactElement {
  return (
    <div className="skel-wait" aria-busy="true">
      <div className="skel-lines" aria-hidden="true">
        {Array.from({ length: lines }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines are alike
          <span key={at} className="skel" style={styleOf({ "--w": `${widths[at % 4] ?? 80}%` })} />
        ))}
      </div>
      <span className="sr" role="status">
        {label}
      </span>
    </div>
  );
}
