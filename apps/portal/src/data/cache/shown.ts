import "server-only";
import { cache } from "react";
import { isTroubled } from "../../lib/gate.ts";

/** Older than this, what a page shows says its time, whatever the reason. */
const OLD_MS = 5 * 60 * 1000;

/** Of this request: the time of the oldest answer that it shows though there should be a newer one. */
const ofRequest = cache((): { oldest: number | undefined } => ({ oldest: undefined }));

/** Remembers that a page shows what WHMCS said at that time, in milliseconds: since it does not answer, or not yet. */
export function noteShown(at: number, how: "stale" | "last"): void {
  if (how === "stale" && !isTroubled() && Date.now() - at < OLD_MS) return;
  const shown = ofRequest();
  shown.oldest = Math.min(at, shown.oldest ?? at);
}

/** The time that the page has to say, ISO in UTC; undefined while everything on it is the present. */
export function shownAsOf(): string | undefined {
  const { oldest } = ofRequest();
  return oldest === undefined ? undefined : new Date(oldest).toISOString();
}
