/** Days as ISO text, "2026-11-23": reckoned in whole days, whatever the clock does there. */

const dayLength = 86_400_000;
const number = (day: string) => Math.round(Date.parse(`${day.slice(0, 10)}T00:00:00Z`) / dayLength);
const text = (value: number) => new Date(value * dayLength).toISOString().slice(0, 10);

/** Whole days from one day to another; below 0 when the other is earlier. */
export const daysBetween = (from: string, to: string): number => number(to) - number(from);

export const addDays = (day: string, days: number): string => text(number(day) + days);

/** The same day of another month, or that month's last day if it is shorter. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.slice(0, 10).split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, length));
  return first.toISOString().slice(0, 10);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** To make one costs more than to use it. */
function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const two = "2-digit";
  const format = new Intl.DateTimeFormat("en-CA", {
    ...{ year: "numeric", month: two, day: two, hour: two, minute: two, second: two },
    hourCycle: "h23",
    timeZone,
  });
  formats.set(timeZone, format);
  return format;
}

/** What a clock in that zone shows at a moment: "2026-11-23T14:02:11", as WHMCS writes its own times. */
export function clockIn(timeZone: string, moment: Date): string {
  const parts = new Map(
    formatIn(timeZone)
      .formatToParts(moment)
      .map((part) => [part.type, part.value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? "00";
  return `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}:${part("second")}`;
}

/**
 * The moment at which clocks in a zone show a time ("2026-11-28T14:02:00"). In the hour that is there twice, one of both.
 */
export function momentOf(timeZone: string, shown: string): Date {
  const asUtc = new Date(`${shown}Z`);
  const offset = Date.parse(`${clockIn(timeZone, asUtc)}Z`) - asUtc.getTime();
  return new Date(asUtc.getTime() - offset);
}
