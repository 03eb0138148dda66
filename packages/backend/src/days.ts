/** Days are "YYYY-MM-DD" text, which sorts as it reads; reckoned in UTC, where every day has 24 hours. */

const DAY_MS = 86_400_000;

const textOf = (time: number) => new Date(time).toISOString().slice(0, 10);

/** The day so many days later (or earlier, below 0). */
export const addDays = (day: string, days: number): string => textOf(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS);

/** The same day of a later month; its last day where that month is shorter: a month after January 31 is February 28. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return textOf(Date.UTC(year, month - 1 + months, Math.min(date, last)));
}

/** The same day of a later year; February 29 becomes 28. */
export const addYears = (day: string, years: number): string => addMonths(day, years * 12);

/** Whole days from one day to another; below 0 when that one is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
