import type { JsonSchema, Sides } from "./schema.ts";

/** What the codecs of single values have in common. No part of the package's own exports. */

/** Text of a scalar; undefined for anything else. */
export const scalarText = (wire: unknown): string | undefined => {
  if (typeof wire === "string") return wire;
  if (typeof wire === "number" || typeof wire === "boolean") return String(wire);
  return undefined;
};

/** Is there such a day in the calendar? */
export const isRealDate = (date: string) => {
  const parsed = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date);
};

/** Written as it is. */
export const same = <T>(value: T): unknown => value;

/** Sides of what is the same on both, and of what is text on the wire. */
export const alike = (schema: JsonSchema) => (): Sides => ({ caller: schema, wire: schema });
export const written = (caller: JsonSchema, wire: Omit<JsonSchema, "type"> = {}) => {
  return (): Sides => ({ caller, wire: { type: "string", ...wire } });
};
