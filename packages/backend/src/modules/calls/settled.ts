import { refuse } from "../../errors.ts";
import type { CallOutcome } from "./types.ts";

/**
 * For who waits for a call's end: what the module answered. Anything else is a refusal with the third party's own text,
 * as the reference has it ("Server response message", "Registrar Error Message").
 */
export function settled(outcome: CallOutcome): Record<string, unknown> {
  if (outcome.outcome === "done") return outcome.answer;
  if (outcome.outcome === "pending") return refuse("This is being done already");
  return refuse(outcome.error);
}
