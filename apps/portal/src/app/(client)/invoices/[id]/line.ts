import { addDays, addMonths } from "../../../../lib/days.ts";
import { formatDate } from "../../../../ui/format.ts";

/** The parts of a line's description. */
export type LineText = { title: string; period?: string; detail?: string };

const withPeriod = /^(.+?)\s*\((\d[^()]*? - [^()]*?\d)\)$/;

/** WHMCS writes "Web Hosting L - site.example (12/11/2026 - 11/12/2026)", and options in lines of their own. */
export function readLine(description: string): LineText {
  const [first = "", ...rest] = description.split(/\r?\n/).map((line) => line.trim());
  const [, title = first, period] = withPeriod.exec(first) ?? [];
  const detail = rest.filter(Boolean).join(" · ");
  return { title, ...(period === undefined ? {} : { period }), ...(detail === "" ? {} : { detail }) };
}

/** The orders in which WHMCS may be set to write a date. */
const orders = [
  [2, 1, 0],
  [2, 0, 1],
  [0, 1, 2],
] as const;

/**
 * The first and the last day of a period as WHMCS wrote it. Which of the figures is the month, only whole months tell:
 * undefined where they tell nothing, or more than one thing.
 */
export function readPeriod(period: string): { from: string; to: string } | undefined {
  const [from = "", to = ""] = period.split(" - ");
  const readings = orders.flatMap((order) => {
    const days = { from: dayOf(from, order), to: dayOf(to, order) };
    return days.from && days.to && isWholeMonths(days.from, days.to) ? [{ from: days.from, to: days.to }] : [];
  });
  return readings.length === 1 ? readings[0] : undefined;
}

function dayOf(text: string, [year, month, day]: readonly [number, number, number]): string | undefined {
  const parts = text.split(/[/.-]/);
  const written = `${parts[year]}-${parts[month]?.padStart(2, "0")}-${parts[day]?.padStart(2, "0")}`;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(written) || Number.isNaN(Date.parse(written))) return undefined;
  // February has no 31st, whatever a lenient reader makes of it.
  return addDays(written, 0) === written ? written : undefined;
}

const lengths = [1, 3, 6, 12, 24, 36, 48, 60, 72, 84, 96, 108, 120];
const isWholeMonths = (from: string, to: string): boolean =>
  lengths.some((months) => addMonths(from, months) === addDays(to, 1));

/** "9 Nov – 8 Dec 2026", or what WHMCS wrote. */
export function periodText(period: string, locale: string): string {
  const days = readPeriod(period);
  if (!days) return period;
  const sameYear = days.from.slice(0, 4) === days.to.slice(0, 4);
  return `${formatDate(days.from, locale, { short: sameYear })} – ${formatDate(days.to, locale)}`;
}
