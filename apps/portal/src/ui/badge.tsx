import type { ReactElement, ReactNode } from "react";
import { type Tone, toneState } from "./tone.ts";

export interface BadgeProps {
  tone?: Tone | undefined;
  /** Without its ground, for running text. */
  bare?: boolean | undefined;
  children: ReactNode;
}

/** A state: a shape and a word. Disc = running or paid, half disc = on its way, diamond = needs you, ring = over. */
export function Badge({ tone = "idle", bare, children }: BadgeProps): ReactElement {
  return (
    <span className={bare ? "badge badge-bare" : "badge"} data-state={toneState(tone)}>
      {children}
    </span>
  );
}
