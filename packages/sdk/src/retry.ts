import type { Deadline } from "./deadline.ts";
import { errorCode, type Outcome } from "./exchange.ts";

/** A read is sent three times at most. */
export const MAX_RETRIES = 2;
const BASE_MS = 150;
const RETRIED_STATUSES = new Set([429, 502, 503, 504]);

/** A certificate that is refused now is refused in 200 ms too; so is everything once the client is closed. */
const isFinal = (cause: unknown) =>
  /CERT|^ERR_TLS|^ERR_SSL|^UND_ERR_(CLOSED|DESTROYED|INVALID_ARG)$|^(UNABLE|HOSTNAME)_/.test(errorCode(cause) ?? "");

/** Is this worth another attempt, for a read? */
export function isPassing(outcome: Outcome): boolean {
  if (outcome.kind === "answer") return RETRIED_STATUSES.has(outcome.status);
  return (outcome.kind === "connection" || outcome.kind === "cut off") && !isFinal(outcome.cause);
}

/**
 * Milliseconds to wait after a failed attempt (the first is 1): what the server asks for, or 150 and 300, and a random part on top, so that
 * callers who failed together don't come back together.
 */
export function pauseAfter(attempt: number, outcome: Outcome): number {
  const asked = outcome.kind === "answer" ? retryAfterMs(outcome.retryAfter) : undefined;
  return asked === undefined ? BASE_MS * 2 ** (attempt - 1) * (0.5 + Math.random()) : asked + BASE_MS * Math.random();
}

/** Milliseconds that a Retry-After header asks for: seconds, or a date. */
function retryAfterMs(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  if (/^\s*\d{1,6}\s*$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

/** Resolves after the pause, or at the deadline. */
export function wait(pause: number, deadline: Deadline): Promise<void> {
  if (deadline.ended) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      deadline.listen(undefined);
      resolve();
    }, pause);
    deadline.listen(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
