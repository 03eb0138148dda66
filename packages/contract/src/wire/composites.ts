import { z } from "zod";
import { type Codec, codec, lenient } from "./codec.ts";
import { isRecord, listRows } from "./lists.ts";
import { type Formable, type FormValue, phpSerialize, phpUnserialize } from "./php.ts";

type EmptyList = "wrapper" | "blank" | "array" | "nested" | "absent";

const emptyForms: Record<EmptyList, (singular?: string) => unknown> = {
  wrapper: (singular) => (singular === undefined ? [] : { [singular]: [] }),
  blank: () => "",
  array: () => [],
  nested: () => [[]],
  absent: () => undefined,
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

/** A list that is text with commas on the wire: "1,2,3". */
export const commaList = <T>(item: Codec<T>): Codec<T[]> =>
  codec(
    z.array(item),
    {
      decode: (wire) => {
        const rows = listRows(typeof wire === "string" || typeof wire === "number" ? split(String(wire)) : wire);
        return (rows ?? undefined) as T[] | undefined;
      },
      encode: (rows) => rows.join(","),
      expected: "a list with commas",
    },
    { value: [] },
  );
const split = (written: string) => (written.trim() === "" ? [] : written.split(",").map((part) => part.trim()));

/** A list of a request: `name[0]=…`, `name[]=…`, or one value alone. */
export const items = <T>(item: Codec<T>): Codec<T[]> =>
  codec(z.array(item), {
    decode: (wire) => {
      if (typeof wire === "string" || typeof wire === "number") return [wire] as T[];
      return (Array.isArray(wire) ? wire : isRecord(wire) ? Object.values(wire) : undefined) as T[] | undefined;
    },
    encode: (rows) => rows,
    expected: "a list",
  });

/** An object whose keys are data (ids, currency codes, TLDs, years). Missing, "" and [] are {}. */
export const mapOf = <T>(item: Codec<T>): Codec<Record<string, T>> =>
  codec(
    z.record(z.string(), lenient(item)) as unknown as z.ZodType<Record<string, T>>,
    {
      decode: (wire) => {
        if (wire === "" || (Array.isArray(wire) && wire.length === 0)) return {};
        return (isRecord(wire) ? wire : Array.isArray(wire) ? { ...wire } : undefined) as Record<string, T> | undefined;
      },
      encode: (map) => map,
      expected: "a map",
    },
    { value: {} },
  );

/** base64 of UTF-8 text, on any JavaScript engine. */
const toBase64 = (written: string) => bytesToBase64(new TextEncoder().encode(written));

function bytesToBase64(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}

function fromBase64(written: string): string | undefined {
  try {
    const binary = atob(written.replace(/\s/g, ""));
    return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(binary, (mark) => mark.charCodeAt(0)));
  } catch {
    return undefined;
  }
}

/** base64(serialize(value)) on the wire. A value that came as a plain PHP array is taken too. */
export const serialized = <T>(inner: Codec<T>): Codec<T> =>
  codec(inner, {
    decode: (wire) => {
      if (typeof wire !== "string") return wire as T | undefined;
      const written = fromBase64(wire);
      if (written === undefined) return undefined;
      try {
        return phpUnserialize(written) as FormValue as T;
      } catch {
        return undefined;
      }
    },
    encode: (value) => toBase64(phpSerialize(value as Formable)),
    expected: "base64 of PHP-serialised data",
  });

/** base64(JSON) on the wire. */
export const base64Json = <T>(inner: Codec<T>): Codec<T> =>
  codec(inner, {
    decode: (wire) => {
      if (typeof wire !== "string") return wire as T | undefined;
      const written = fromBase64(wire);
      if (written === undefined) return undefined;
      try {
        return JSON.parse(written) as T;
      } catch {
        return undefined;
      }
    },
    encode: (value) => toBase64(JSON.stringify(value)),
    expected: "base64 of JSON",
  });

/** A file's bytes: a Uint8Array to the caller, base64 on the wire. */
export const bytes: Codec<Uint8Array> = codec(z.instanceof(Uint8Array) as unknown as z.ZodType<Uint8Array>, {
  decode: (wire) => {
    if (typeof wire !== "string") return undefined;
    try {
      return Uint8Array.from(atob(wire.replace(/\s/g, "")), (mark) => mark.charCodeAt(0));
    } catch {
      return undefined;
    }
  },
  encode: bytesToBase64,
  expected: "base64",
});

/** An object of a request or of something encoded inside one: only the named fields. */
export const fields = <S extends Record<string, z.ZodType>>(shape: S): z.ZodObject<S> => z.object(shape);
