/** A day as the number of days since 1970-01-01, so that stories can reckon with it. */
export type DayNumber = number;
/** A moment as whole seconds since 1970-01-01T00:00:00Z. */
export type Moment = number;

const secondsOfDay = 86_400;
const dayTexts = new Map<DayNumber, string>();
const clockTexts = new Map<number, string>();

/** "2026-11-23". */
export function dayText(day: DayNumber): string {
  let text = dayTexts.get(day);
  if (text === undefined) {
    text = new Date(day * secondsOfDay * 1000).toISOString().slice(0, 10);
    dayTexts.set(day, text);
  }
  return text;
}

/** "2026-11-23T10:00:00Z". */
export function momentText(moment: Moment): string {
  const day = dayOf(moment);
  const seconds = moment - day * secondsOfDay;
  let clock = clockTexts.get(seconds);
  if (clock === undefined) {
    clock = new Date(seconds * 1000).toISOString().slice(10, 19);
    clockTexts.set(seconds, clock);
  }
  return `${dayText(day)}${clock}Z`;
}

export function dayOf(moment: Moment): DayNumber {
  return Math.floor(moment / secondsOfDay);
}

/** A moment on a day, in UTC. */
export function at(day: DayNumber, hour: number, minute = 0): Moment {
  return day * secondsOfDay + hour * 3600 + minute * 60;
}

/** The same day `months` later, or the last day of that month if it is shorter. */
export function addMonths(day: DayNumber, months: number): DayNumber {
  const date = new Date(day * secondsOfDay * 1000);
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth() + months;
  const first = Date.UTC(Math.floor(month / 12), month % 12, 1);
  const length = new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate();
  return first / (secondsOfDay * 1000) + Math.min(date.getUTCDate(), length) - 1;
}

/** "23/11/2026", as WHMCS writes periods on an invoice's lines. */
export function slashed(day: DayNumber): string {
  const text = dayText(day);
  return `${text.slice(8)}/${text.slice(5, 7)}/${text.slice(0, 4)}`;
}
