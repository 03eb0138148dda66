import { z } from "zod";
import { type Codec, codec, lenient } from "./codec.ts";
import { isRecord } from "./lists.ts";
import { either, sidesOf } from "./schema.ts";

/** Any JSON value. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Data whose shape the reference does not tell: it goes through as it came. Missing is null. */
export const json: Codec<Json> = codec(
  z.json() as z.ZodType<Json>,
  {
    decode: (wire) => wire as Json | undefined,
    encode: (value) => value,
    expected: "JSON",
    sides: () => ({ caller: {}, wire: {} }),
  },
  { value: null },
);

/** An object that some installations send as JSON text. Written as an object. */
export const jsonObject = <T>(inner: Codec<T>): Codec<T> =>
  codec(lenient(inner), {
    decode: (wire) => {
      if (typeof wire !== "string") return wire as T | undefined;
      try {
        const read: unknown = JSON.parse(wire);
        return isRecord(read) ? (read as T) : undefined;
      } catch {
        return undefined;
      }
    },
    encode: (value) => value,
    expected: "an object, or JSON text of one",
    sides: () => {
      const { caller, wire } = sidesOf(inner);
      return { caller, wire: either(wire, { type: "string", contentMediaType: "application/json" }) };
    },
  });

/** A row that some installations send as one text, which is then its field `name`. Written as a row. */
export const rowOrText = <T>(inner: Codec<T>, name: keyof T & string): Codec<T> =>
  codec(inner, {
    decode: (wire) => (typeof wire === "string" ? ({ [name]: wire } as T) : (wire as T | undefined)),
    encode: (value) => value,
    expected: "a row",
    sides: () => sidesOf(inner),
  });
