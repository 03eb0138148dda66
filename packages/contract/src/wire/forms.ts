import type { JsonSchema, Sides } from "./schema.ts";

/** What the codecs of single values have in common. No part of the package's own exports. */

/** Text of a scalar; undefined for anything else. */
export const scalarText = (wire: unknown): string | undefined => {
  if (typeof wire === "string") return wire;
  if (typeof wire === "number" || typeof wire === "boolean") return String(wire);
  return undefined;
};

/** Is there such a day in the calendar? */
export const isRealDate = (date: string): boolean => {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= lastDay(year, month);
};

/** Reckoned, because an answer has hundreds of dates and making a Date of each is slow. */
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
