import { z } from "zod";
import { type Codec, codec } from "./codec.ts";
import { alike, isRealDate, same, scalarText, written } from "./forms.ts";
import type { JsonSchema } from "./schema.ts";

const ZERO_DATE = "0000-00-00";
const isZeroDate = (written: string) => written === "" || written.startsWith(ZERO_DATE);

const readDate = (wire: unknown): string | null | undefined => {
  if (typeof wire === "string" && isRealDate(wire)) return wire;
  const written = scalarText(wire)?.trim();
  if (written === undefined) return undefined;
  if (isZeroDate(written)) return null;
  const parts = /^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$/.exec(written);
  return parts?.[1] !== undefined && isRealDate(parts[1]) ? parts[1] : undefined;
};

/** Does a time's last part end before sixty? */
const isSixty = (part: string) => part.slice(-2) < "60";

const readDateTime = (wire: unknown): string | null | undefined => {
  const written = scalarText(wire)?.trim();
  if (written === undefined) return undefined;
  if (isZeroDate(written)) return null;
  const parts = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(written);
  const [, day, minutes = "00:00", seconds = ":00", zone] = parts ?? [];
  if (day === undefined || !isRealDate(day) || minutes >= "24" || !isSixty(minutes) || !isSixty(seconds))
    return undefined;
  if (zone === undefined || zone === "Z") return `${day}T${minutes}${seconds}`;
  const instant = new Date(`${day}T${minutes}${seconds}${zone}`);
  return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString().slice(0, 19);
};

const isoDate: JsonSchema = { type: "string", format: "date" };
const isoTime: JsonSchema = { type: "string", format: "date-time" };
const spacedTime = { pattern: "^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}$" };
const orNull = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: "null" }] });

const dateSchema = z.string().refine((value) => readDate(value) === value, "Expected a date");
const dateTimeSchema = z.string().refine((value) => readDateTime(value) === value, "Expected a time");
const spaced = (value: string) => value.replace("T", " ");

/** A day, "2026-11-23"; null where WHMCS says 0000-00-00, "" or nothing. */
export const date: Codec<string | null> = codec(
  dateSchema.nullable(),
  {
    decode: readDate,
    encode: (value) => value ?? ZERO_DATE,
    expected: "a date",
    sides: written(orNull(isoDate), { examples: ["2026-11-23", ZERO_DATE] }),
  },
  { value: null },
);

/**
 * A time, "2026-11-23T14:02:00": ISO 8601 in the installation's own time zone, which WHMCS does not tell (Kraken's
 * backend keeps UTC). null where WHMCS says 0000-00-00 00:00:00, "" or nothing.
 */
export const dateTime: Codec<string | null> = codec(
  dateTimeSchema.nullable(),
  {
    decode: readDateTime,
    encode: (value) => (value === null ? `${ZERO_DATE} 00:00:00` : spaced(value)),
    expected: "a time",
    sides: written(orNull(isoTime), spacedTime),
  },
  { value: null },
);

/** A day or a time of a parameter or row that is always set. */
export const day: Codec<string> = codec(dateSchema, {
  decode: (wire) => readDate(wire) ?? undefined,
  encode: same,
  expected: "a date",
  sides: alike(isoDate),
});
/** A time of a parameter: ISO 8601, with or without seconds and zone. One with a zone is sent as UTC. */
export const moment: Codec<string> = codec(
  z.string().refine((value) => Boolean(readDateTime(value)), "Expected a time"),
  {
    decode: (wire) => readDateTime(wire) ?? undefined,
    encode: (value) => spaced(readDateTime(value) ?? value),
    expected: "a time",
    sides: written(isoTime, spacedTime),
  },
);
