import { test } from "@playwright/test";
import type { ActOptions } from "./visitor.ts";

/**
 * The status with which a form from elsewhere is refused: proxy.ts and the action itself say 403. Where there is no
 * proxy.ts, Next compares Origin and Host before any action runs, and fails with 500; what it lets through, a form of no
 * Origin or with a forwarded host to match, the action refuses, and for a form without scripts Next then shows the page
 * for what is not there, with 404, whatever the action said. In each of them nothing is done.
 */
export function refusalOf({ origin, headers = {} }: ActOptions, sent: "by scripts" | "without scripts"): number {
  if (test.info().project.metadata.portal === undefined) return 403;
  if (origin !== null && !("x-forwarded-host" in headers)) return 500;
  return sent === "by scripts" ? 403 : 404;
}
