import type { ReactElement } from "react";
import { styleOf } from "./style-of.ts";
import { type Tone, toneState } from "./tone.ts";

export interface CycleLineProps {
  /** How much of the paid period has passed, 0 to 100. */
  percent: number;
  /** "73 % of the paid period has passed" */
  label: string;
  tone?: Tone | undefined;
}

/** How much of the paid period has passed, with today as the tick. */
export function CycleLine({ percent, label, tone }: CycleLineProps): ReactElement {
  const at = `${Math.min(100, Math.max(0, percent))}%`;
  return (
    <div className="cycle" role="img" aria-label={label} data-state={toneState(tone)} style={styleOf({ "--at": at })} />
  );
}
