import { z } from "zod";
import { type Codec, codec, lenient } from "./codec.ts";
import { isRecord, listRows } from "./lists.ts";
import { type Formable, type FormValue, phpSerialize, phpUnserialize } from "./php.ts";
import { either, type JsonSchema, type Sides, sidesOf } from "./schema.ts";

type EmptyList = "wrapper" | "blank" | "array" | "nested" | "absent";

const emptyForms: Record<EmptyList, (singular?: string) => unknown> = {
  wrapper: (singular) => (singular === undefined ? [] : { [singular]: [] }),
  blank: () => "",
  array: () => [],
  nested: () => [[]],
  absent: () => undefined,
};

/** What a list without rows looks like; undefined where the full list's own form covers it. */
const emptySchemas: Partial<Record<EmptyList, JsonSchema>> = {
  blank: { const: "" },
  nested: { type: "array", items: { type: "array", maxItems: 0 } },
};

const arrayOf = (items: JsonSchema): JsonSchema => ({ type: "array", items });

function listSides(item: z.ZodType, singular: string | undefined, empty: EmptyList): Sides {
  const { caller, wire } = sidesOf(item);
  const rows = arrayOf(wire);
  const full: JsonSchema =
    singular === undefined ? rows : { type: "object", properties: { [singular]: rows }, required: [singular] };
  const none = emptySchemas[empty] ?? (empty === "array" ? { type: "array", maxItems: 0 } : undefined);
  const covered = none === undefined || (empty === "array" && singular === undefined);
  return {
    caller: arrayOf(caller),
    wire: covered ? full : either(full, none),
    ...(empty === "absent" && { optional: true }),
  };
}

/** A list that is one text on the wire. */
const textListSides = (item: z.ZodType, example: string) => (): Sides => ({
  caller: arrayOf(sidesOf(item).caller),
  wire: { type: "string", examples: [example] },
});

/** A list that is a list on the wire too. */
const sameListSides = (item: z.ZodType) => (): Sides => {
  const { caller, wire } = sidesOf(item);
  return { caller: arrayOf(caller), wire: arrayOf(wire) };
};

/**
 * A list of an answer. The caller sees a plain array; the wire has `{singular: [...]}`, or a bare array when there is
 * no singular. `empty` is how WHMCS writes a list without rows: the wrapper, "", [], [[]], or nothing.
 */
function listOf<T>(singular: string | undefined, item: Codec<T>, empty: EmptyList): Codec<T[]> {
  const form = {
    decode: (wire: unknown) => listRows(wire, singular) as T[] | undefined,
    encode: (rows: T[]) =>
      rows.length === 0 ? emptyForms[empty](singular) : singular === undefined ? rows : { [singular]: rows },
    expected: "a list",
    sides: () => listSides(item, singular, empty),
  };
  return codec(
    z.array(lenient(item)) as unknown as z.ZodType<T[]>,
    { ...form, decode: (wire) => form.decode(wire) ?? undefined },
    { value: [] },
  );
}

/** `{singular: [...]}` on the wire, an array to the caller. */
export const list = <T>(singular: string, item: Codec<T>, empty: EmptyList = "wrapper") =>
  listOf(singular, item, empty);
/** A list that has no wrapper on the wire either. */
export const plainList = <T>(item: Codec<T>, empty: EmptyList = "array") => listOf(undefined, item, empty);

/** A list that is one text on the wire, its parts separated by a mark, with or without a fence around it. */
const separatedList = <T>(item: Codec<T>, mark: string, expected: string, fence = ""): Codec<T[]> =>
  codec(
    z.array(item),
    {
      decode: (wire) => {
        const rows = listRows(typeof wire === "string" || typeof wire === "number" ? split(String(wire), mark) : wire);
        return (rows ?? undefined) as T[] | undefined;
      },
      encode: (rows) => (rows.length === 0 ? "" : `${fence}${rows.join(mark)}${fence}`),
      expected,
      sides: textListSides(item, `${fence}1${mark}2${fence}`),
    },
    { value: [] },
  );
const split = (written: string, mark: string) =>
  written
    .split(mark)
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** A list that is text with commas on the wire: "1,2,3". */
export const commaList = <T>(item: Codec<T>): Codec<T[]> => separatedList(item, ",", "a list with commas");
/** A list that is text with spaces on the wire, as OAuth writes scopes. */
export const spaceList = <T>(item: Codec<T>): Codec<T[]> => separatedList(item, " ", "a list with spaces");
/** A list that is text with bars on the wire: "a.png|b.pdf". */
export const pipeList = <T>(item: Codec<T>): Codec<T[]> => separatedList(item, "|", "a list with bars");
/** A list that is text with commas around each part on the wire: ",1,2,"; without rows it is "". */
export const fencedList = <T>(item: Codec<T>): Codec<T[]> => separatedList(item, ",", "a list with commas", ",");

/** A list that WHMCS has made by splitting text: without rows it is [""] on the wire. */
export const splitList = <T>(item: Codec<T>): Codec<T[]> =>
  codec(
    z.array(item),
    {
      decode: (wire) => listRows(wire)?.filter((part) => part !== "") as T[] | undefined,
      encode: (rows) => (rows.length === 0 ? [""] : rows),
      expected: "a list",
      sides: () => {
        const { caller, wire } = sidesOf(item);
        return { caller: arrayOf(caller), wire: arrayOf(either(wire, { const: "" })) };
      },
    },
    { value: [] },
  );

/** A list of a request: `name[0]=…`, `name[]=…`, or one value alone; with `commas`, several in one value too. */
export const items = <T>(item: Codec<T>, options: { commas?: boolean } = {}): Codec<T[]> =>
  codec(z.array(item), {
    decode: (wire) => {
      if (typeof wire === "string" && options.commas) return split(wire, ",") as T[];
      if (typeof wire === "string" || typeof wire === "number") return [wire] as T[];
      return (Array.isArray(wire) ? wire : isRecord(wire) ? Object.values(wire) : undefined) as T[] | undefined;
    },
    encode: (rows) => rows,
    expected: "a list",
    sides: sameListSides(item),
  });

/** The places of a PHP array by their numbers, null where there is none; undefined when its keys are not such numbers. */
function places(wire: Record<string, unknown>): unknown[] | undefined {
  const keys = Object.keys(wire);
  if (!keys.every((key) => /^(0|[1-9]\d{0,2})$/.test(key))) return undefined;
  return Array.from({ length: Math.max(-1, ...keys.map(Number)) + 1 }, (_, index) => wire[String(index)]);
}

/**
 * A list of a request whose places count: `pid[1]` and `domain[1]` belong to one item. null is a place without a value:
 * it is left out, and the others keep their numbers. Empty text is no value either, unless `keepEmpty`.
 */
export const slots = <T>(item: Codec<T>, options: { keepEmpty?: boolean } = {}): Codec<(T | null)[]> =>
  codec(z.array(item.nullable()), {
    decode: (wire) => {
      const alone = typeof wire === "string" || typeof wire === "number";
      const found = alone ? [wire] : Array.isArray(wire) ? wire : isRecord(wire) ? places(wire) : undefined;
      const isNone = (place: unknown) =>
        place === undefined || place === null || (place === "" && options.keepEmpty !== true);
      return found?.map((place) => (isNone(place) ? null : place)) as (T | null)[] | undefined;
    },
    encode: (rows) => rows,
    expected: "a list",
    sides: () => {
      const { caller, wire } = sidesOf(item);
      return { caller: arrayOf(either(caller, { type: "null" })), wire: arrayOf(wire) };
    },
  });

/**
 * An object whose keys are data (ids, currency codes, TLDs, years). Missing, "" and [] are {}. `empty` is how an answer
 * without entries is written: as {}, or as PHP writes it, [].
 */
export const mapOf = <T>(item: Codec<T>, empty: "object" | "array" = "object"): Codec<Record<string, T>> =>
  codec(
    z.record(z.string(), lenient(item)) as unknown as z.ZodType<Record<string, T>>,
    {
      decode: (wire) => {
        if (wire === "" || (Array.isArray(wire) && wire.length === 0)) return {};
        return (isRecord(wire) ? wire : Array.isArray(wire) ? { ...wire } : undefined) as Record<string, T> | undefined;
      },
      encode: (map) => (empty === "array" && Object.keys(map).length === 0 ? [] : map),
      expected: "a map",
      sides: () => {
        const { caller, wire } = sidesOf(item);
        const map: JsonSchema = { type: "object", additionalProperties: wire };
        return {
          caller: { type: "object", additionalProperties: caller },
          wire: empty === "array" ? either(map, { type: "array", maxItems: 0 }) : map,
        };
      },
    },
    { value: {} },
  );

/** base64 of UTF-8 text, on any JavaScript engine. */
const toBase64 = (written: string) => bytesToBase64(new TextEncoder().encode(written));

function bytesToBase64(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += 0x8000) {
    // Not spread: a file of 10 MB would take a second of everybody's time.
    binary += String.fromCharCode.apply(null, bytes.subarray(at, at + 0x8000) as unknown as number[]);
  }
  return btoa(binary);
}

/** @throws DOMException for what is not base64. */
function base64ToBytes(written: string): Uint8Array {
  const binary = atob(written.replace(/\s/g, ""));
  // A loop, and not Uint8Array.from with a function, which takes forty times as long.
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

function fromBase64(written: string): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(base64ToBytes(written));
  } catch {
    return undefined;
  }
}

/** Data without the NULs in its texts: nobody writes one, and PostgreSQL keeps none. */
function withoutNuls<T extends FormValue | Formable>(value: T): T {
  if (typeof value === "string") return value.replaceAll("\0", "") as T;
  if (Array.isArray(value)) return value.map(withoutNuls) as T;
  if (!isRecord(value)) return value;
  const cleaned = Object.create(null) as Record<string, unknown>;
  for (const [key, inner] of Object.entries(value)) cleaned[key.replaceAll("\0", "")] = withoutNuls(inner as T);
  return cleaned as T;
}

/** base64(serialize(value)) on the wire. A value that came as a plain PHP array is taken too. */
export const serialized = <T>(inner: Codec<T>): Codec<T> =>
  codec(inner, {
    decode: (wire) => {
      if (typeof wire !== "string") return wire as T | undefined;
      const written = fromBase64(wire);
      if (written === undefined) return undefined;
      try {
        return withoutNuls(phpUnserialize(written) as FormValue) as T;
      } catch {
        return undefined;
      }
    },
    encode: (value) => toBase64(phpSerialize(value as Formable)),
    expected: "base64 of PHP-serialised data",
    sides: () => ({
      caller: sidesOf(inner).caller,
      wire: { type: "string", contentEncoding: "base64", contentMediaType: "application/vnd.php.serialized" },
    }),
  });

/** base64(JSON) on the wire. */
export const base64Json = <T>(inner: Codec<T>): Codec<T> =>
  codec(inner, {
    decode: (wire) => {
      if (typeof wire !== "string") return wire as T | undefined;
      const written = fromBase64(wire);
      if (written === undefined) return undefined;
      try {
        return withoutNuls(JSON.parse(written) as Formable) as T;
      } catch {
        return undefined;
      }
    },
    encode: (value) => toBase64(JSON.stringify(value)),
    expected: "base64 of JSON",
    sides: () => {
      const { caller, wire } = sidesOf(inner);
      const encoded = { contentEncoding: "base64", contentMediaType: "application/json", contentSchema: wire };
      return { caller, wire: { type: "string", ...encoded } };
    },
  });

/** A file's bytes: a Uint8Array to the caller, base64 on the wire. */
export const bytes: Codec<Uint8Array> = codec(z.instanceof(Uint8Array) as unknown as z.ZodType<Uint8Array>, {
  decode: (wire) => {
    if (typeof wire !== "string") return undefined;
    try {
      return base64ToBytes(wire);
    } catch {
      return undefined;
    }
  },
  encode: bytesToBase64,
  expected: "base64",
  sides: () => ({ caller: { format: "binary" }, wire: { type: "string", contentEncoding: "base64" } }),
});

/** An object of a request or of something encoded inside one: only the named fields. */
export const fields = <S extends Record<string, z.ZodType>>(shape: S): z.ZodObject<S> => z.object(shape);
