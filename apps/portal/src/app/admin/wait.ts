import { intlLocale, readMoment } from "../../ui/format.ts";

/**
 * How long ago a moment was, in one unit: "3 min", "5 hr", "2 days". Both are on WHMCS's own clock. Null for none, and
 * for the future.
 */
export function waited(since: string | null, now: string, locale: string): string | null {
  const from = since === null ? null : readMoment(since);
  const to = readMoment(now);
  if (from === null || to === null || from > to) return null;
  const minutes = Math.floor((to.getTime() - from.getTime()) / 60_000);
  const say = (count: number, unit: string) =>
    new Intl.NumberFormat(intlLocale(locale), { style: "unit", unit, unitDisplay: "short" }).format(count);
  if (minutes < 60) return say(Math.max(1, minutes), "minute");
  if (minutes < 48 * 60) return say(Math.floor(minutes / 60), "hour");
  return say(Math.floor(minutes / (24 * 60)), "day");
}
