import type { ReactElement } from "react";
import type { QuoteStage } from "../../../../data/staff/quotes.ts";
import type { Words } from "../../../../messages/words.ts";
import { Badge } from "../../../../ui/badge.tsx";
import type { Tone } from "../../../../ui/tone.ts";

const stages = {
  Draft: ["idle", "draft"],
  Delivered: ["warn", "delivered"],
  "On Hold": ["idle", "onHold"],
  Accepted: ["ok", "accepted"],
  Lost: ["idle", "lost"],
  Dead: ["idle", "dead"],
} as const satisfies Record<QuoteStage, readonly [Tone, string]>;

const isKnown = (stage: string): stage is QuoteStage => Object.hasOwn(stages, stage);

/** How far a quote is, in our words; one that WHMCS has and we don't know is called as there. */
export const stageWord = (stage: string, t: Words["t"]): string =>
  isKnown(stage) ? t(`quotes.stages.${stages[stage][1]}`) : stage;

export function Stage({ of: stage, t }: { of: string; t: Words["t"] }): ReactElement {
  return <Badge tone={isKnown(stage) ? stages[stage][0] : "idle"}>{stageWord(stage, t)}</Badge>;
}
