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

/** A day's month, counted from year 0, and its place in it. */
const places = new Map<DayNumber, { month: number; place: number }>();
/** A month's first day, and how many it has. */
const monthsKnown = new Map<number, { first: DayNumber; length: number }>();

function placeOf(day: DayNumber) {
  let known = places.get(day);
  if (known === undefined) {
    const date = new Date(day * secondsOfDay * 1000);
    known = { month: date.getUTCFullYear() * 12 + date.getUTCMonth(), place: date.getUTCDate() };
    places.set(day, known);
  }
  return known;
}

function monthOf(month: number) {
  let known = monthsKnown.get(month);
  if (known === undefined) {
    const dayOne = (index: number) => Date.UTC(Math.floor(index / 12), index % 12, 1) / (secondsOfDay * 1000);
    known = { first: dayOne(month), length: dayOne(month + 1) - dayOne(month) };
    monthsKnown.set(month, known);
  }
  return known;
}

/** The same day `months` later, or the last day of that month if it is shorter. */
export function addMonths(day: DayNumber, months: number): DayNumber {
  const { month, place } = placeOf(day);
  const { first, length } = monthOf(month + months);
  return first + Math.min(place, length) - 1;
}

/** "23/11/2026", as WHMCS writes periods on an invoice's lines. */
export function slashed(day: DayNumber): string {
  const text = dayText(day);
  return `${text.slice(8)}/${text.slice(5, 7)}/${text.slice(0, 4)}`;
}
