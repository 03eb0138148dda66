import type { JsonSchema, Sides } from "./schema.ts";

/** What the codecs of single values have in common. No part of the package's own exports. */

/** Text of a scalar; undefined for anything else. */
export const scalarText = (wire: unknown): string | undefined => {
  if (typeof wire === "string") return wire;
  if (typeof wire === "number" || typeof wire === "boolean") return String(wire);
  return undefined;
};

/** The number that the digits from one place to another are, or -1 when there is something else between them. */
export function digitsAt(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 0x30;
    // Past the end it is NaN, which is no digit either.
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

const DASH = 0x2d;

/** Does a text begin with a day that there is in the calendar, as ISO 8601 writes it? */
export function startsWithDay(text: string): boolean {
  if (text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH) return false;
  const year = digitsAt(text, 0, 4);
  const month = digitsAt(text, 5, 7);
  const day = digitsAt(text, 8, 10);
  return year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= lastDay(year, month);
}

/** Is there such a day in the calendar? */
export const isRealDate = (date: string): boolean => date.length === 10 && startsWithDay(date);

/** Reckoned, as everything above is: an answer has hundreds of dates, and a Date or a pattern for each is slow. */
function lastDay(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Written as it is. */
export const same = <T>(value: T): unknown => value;

/** Sides of what is the same on both, and of what is text on the wire. */
export const alike = (schema: JsonSchema) => (): Sides => ({ caller: schema, wire: schema });
export const written = (caller: JsonSchema, wire: Omit<JsonSchema, "type"> = {}) => {
  return (): Sides => ({ caller, wire: { type: "string", ...wire } });
};
