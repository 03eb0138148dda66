/** How money and dates are written. Pure functions; a value that can't be read gives null, never "NaN". */

type Decimal = `${number}`;

function isDecimal(value: string): value is Decimal {
  return /^-?\d+(\.\d+)?$/.test(value);
}

/**
 * The language as Intl formats in it. Arabic has Latin digits: ids, addresses, card numbers and what is counted in
 * sentences have them anyhow, a page with both kinds is hard to compare, and what is copied elsewhere is taken there.
 */
export const intlLocale = (locale: string): string => (locale === "ar" ? "ar-u-nu-latn" : locale);

/** Intl formatters are slow to make and quick to use: one of each is kept. */
function keep<Made>(make: (locale: string, detail: string) => Made): (locale: string, detail?: string) => Made {
  const kept = new Map<string, Made>();
  return (locale, detail = "") => {
    const key = `${locale} ${detail}`;
    const found = kept.get(key);
    if (found !== undefined) return found;
    const made = make(intlLocale(locale), detail);
    kept.set(key, made);
    return made;
  };
}

const moneyFormat = keep(
  (locale, currency) => new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay: "narrowSymbol" }),
);
const countFormat = keep((locale) => new Intl.NumberFormat(locale));
const dayFormat = keep(
  (locale) => new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }),
);
const shortDayFormat = keep(
  (locale) => new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" }),
);
const timeFormat = keep(
  (locale) =>
    new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: "UTC" }),
);
const zoneFormat = keep(
  (_, timeZone) =>
    new Intl.DateTimeFormat("en-CA", { dateStyle: "short", timeStyle: "medium", hourCycle: "h23", timeZone }),
);
const distanceFormat = keep(
  (locale, numeric) => new Intl.RelativeTimeFormat(locale, { numeric: numeric === "auto" ? "auto" : "always" }),
);

/** "15.95", "EUR" → "€15.95". The decimal string is formatted as it is: it never becomes a float. */
export function formatMoney(amount: string, currency: string, locale: string): string | null {
  if (!isDecimal(amount) || !/^[A-Z]{3}$/.test(currency)) return null;
  return moneyFormat(locale, currency)
    .formatToParts(amount)
    .map(({ type, value }) => {
      if (type === "minusSign") return value.replace("-", "−");
      // From right to left the sign would come before the letters of "US$", but for the mark.
      return type === "currency" && locale === "ar" && /\w\W$/.test(value) ? `${value}\u200e` : value;
    })
    .join("");
}

/** 4210 → "4,210". */
export function formatCount(count: number, locale: string): string {
  return countFormat(locale).format(count);
}

/** "Visa ending in 4242, until 11/26": with the comma of the language. */
export const withCommas = (parts: readonly string[], locale: string): string =>
  parts.join(locale === "ar" ? "، " : ", ");

/** "Paid", "3 Dec 2026" → "Paid: 3 Dec 2026"; in French the colon has a blank before it. */
export function labelled(label: string, value: string, locale: string): string {
  return `${label}${locale.startsWith("fr") ? "\u00a0" : ""}: ${value}`;
}

const written = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * A moment whose UTC parts are what the reader's clock shows. A date, or a time without zone, is taken as written;
 * a time with a zone is moved into `timeZone`.
 */
export function readMoment(value: string, timeZone = "UTC"): Date | null {
  const parts = written.exec(value);
  if (parts === null) return null;
  const [, year, month, day, hour = "00", minute = "00", second = "00", zone] = parts;
  const moment = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone ?? "Z"}`);
  if (Number.isNaN(moment.getTime()) || (zone === undefined && moment.getUTCDate() !== Number(day))) return null;
  return zone === undefined ? moment : inZone(moment, timeZone);
}

function inZone(moment: Date, timeZone: string): Date {
  if (timeZone === "UTC") return moment;
  const parts = new Map(
    zoneFormat("en-CA", timeZone)
      .formatToParts(moment)
      .map((part) => [part.type, part.value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? "00";
  return new Date(
    `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}:${part("second")}Z`,
  );
}

/** English dates are written "12 Dec 2026" whatever the region; other languages have their own order. */
function formatDay(moment: Date, locale: string, year: boolean): string {
  const format = year ? dayFormat : shortDayFormat;
  if (!locale.startsWith("en")) return format(locale).format(moment);
  const parts = new Map(
    format("en-US")
      .formatToParts(moment)
      .map((part) => [part.type, part.value]),
  );
  return [parts.get("day"), parts.get("month"), parts.get("year")].filter(Boolean).join(" ");
}

/** "2026-12-12" → "12 Dec 2026"; `short` leaves the year out. */
export function formatDate(
  value: string,
  locale: string,
  options: { short?: boolean; timeZone?: string } = {},
): string | null {
  const moment = readMoment(value, options.timeZone);
  return moment && formatDay(moment, locale, !options.short);
}

/** "2026-11-16T06:00:00" → "16 Nov 2026, 06:00". */
export function formatDateTime(
  value: string,
  locale: string,
  options: { short?: boolean; timeZone?: string } = {},
): string | null {
  const moment = readMoment(value, options.timeZone);
  return moment && withCommas([formatDay(moment, locale, !options.short), timeFormat(locale).format(moment)], locale);
}

const dayLength = 86_400_000;

/** How far a day is from another: "today", "in 8 days", "in 3 weeks", "4 months ago". */
export function formatDistance(value: string, relativeTo: string, locale: string, timeZone?: string): string | null {
  const to = readMoment(value, timeZone);
  const from = readMoment(relativeTo, timeZone);
  if (to === null || from === null) return null;
  const days = Math.floor(to.getTime() / dayLength) - Math.floor(from.getTime() / dayLength);
  const size = Math.abs(days);
  if (size <= 1) return distanceFormat(locale, "auto").format(days, "day");
  if (size < 14) return distanceFormat(locale).format(days, "day");
  if (size < 60) return distanceFormat(locale).format(Math.round(days / 7), "week");
  if (size < 365) return distanceFormat(locale).format(Math.round(days / 30.44), "month");
  return distanceFormat(locale).format(Math.trunc(days / 365), "year");
}
