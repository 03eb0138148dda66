import "server-only";
import { cache } from "react";
import { env } from "../env.ts";
import { clockIn } from "./days.ts";

/**
 * The present as this request sees it, on the clock that WHMCS's own times are written in: `now` as
 * "2026-11-23T14:02:11", `today` as "2026-11-23".
 */
export const clock = cache((): { now: string; today: string } => {
  const now = clockIn(env().TIME_ZONE, new Date());
  return { now, today: now.slice(0, 10) };
});
