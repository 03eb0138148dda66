import "server-only";
import { keyIn, OtherContentError } from "../access/writes-once.ts";
import { failureOf } from "../data/failure.ts";

/** A key for a form that is being made: by it the form is known again (src/access/writes-once.ts). */
export const newOnce = (): string => crypto.randomUUID();

/**
 * The key with which a form comes back that was not taken: its own, so that what was done is not done again. Another one
 * where its own is used up, by something else or by what nobody knows the outcome of: then it is for the person to look
 * and to send it again. `isRemembered`: what is of unknown outcome is looked for, and the form's own key waits for that.
 */
export function onceAfter(form: FormData, error?: unknown, { isRemembered = false } = {}): string {
  const isUsedUp = error instanceof OtherContentError || (!isRemembered && failureOf(error) === "unknown");
  return (isUsedUp ? undefined : keyIn(form)) ?? newOnce();
}
