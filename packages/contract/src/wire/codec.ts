import { z } from "zod";
import { same } from "./forms.ts";
import { readerOf, readWith, WRONG } from "./read.ts";
import { describe, either, type JsonSchema, type Sides, sidesOf } from "./schema.ts";

/**
 * How a value looks to the caller and on the wire. `decode` takes whatever WHMCS (or a client) sent and gives the
 * caller's form, or undefined when it can't be that; `encode` gives the wire's form. `sides` tells both in JSON Schema;
 * without it the caller's is what zod makes of the value's schema, and the wire's is text.
 */
type Form<T> = {
  decode: (wire: unknown) => T | undefined;
  encode: (value: T) => unknown;
  expected: string;
  sides?: () => Sides;
};

/** A two-way schema: `z.decode` reads the wire, `z.encode` writes it. */
export type Codec<T> = z.ZodType<T>;

/** Beside each codec that has an empty form, the same codec that gives it where the wire has nothing. */
const lenientForms = new WeakMap<z.ZodType, z.ZodType>();

/** A made codec of a value's schema: missing is an error. With `empty`, rows give that where the wire has nothing. */
export function codec<T>(value: z.ZodType<T>, form: Form<T>, empty?: { value: T }): Codec<T> {
  const decode = (wire: unknown, payload: z.core.ParsePayload): never => {
    const result = form.decode(wire);
    if (result === undefined) {
      payload.issues.push({ code: "custom", message: `Expected ${form.expected}`, input: wire });
    }
    return result as never;
  };
  const encode = (made: unknown) => form.encode(made as T);
  const sides = form.sides ?? (() => ({ caller: callerSchema(value), wire: { type: "string" } }));
  const strict = z.codec(z.unknown(), value as z.ZodType<unknown, unknown>, { decode, encode });
  const inside = isSingle(value) ? same : readerOf(value);
  readWith(strict, (wire) => {
    const result = form.decode(wire);
    return result === undefined ? WRONG : inside(result);
  });
  describe(strict, sides);
  if (empty) {
    const relaxed = z.codec(z.unknown().optional(), value as z.ZodType<unknown, unknown>, {
      decode: (wire, payload) => (isNone(wire) ? (empty.value as never) : decode(wire, payload)),
      encode,
    });
    readWith(relaxed, (wire) => {
      const result = isNone(wire) ? empty.value : form.decode(wire);
      return result === undefined ? WRONG : inside(result);
    });
    lenientForms.set(strict, describe(relaxed, sides));
  }
  return strict as unknown as Codec<T>;
}

const isNone = (wire: unknown) => wire === undefined || wire === null;

/** Kinds of values that are whole once they are decoded: there is nothing inside them to read in its turn. */
const singles = new Set(["string", "number", "int", "boolean", "enum"]);

const isSingle = (schema: z.core.$ZodType): boolean => {
  const { def } = schema._zod;
  return def.type === "nullable" ? isSingle((def as z.core.$ZodNullableDef).innerType) : singles.has(def.type);
};

/** What zod makes of a value's schema. */
function callerSchema(value: z.ZodType): JsonSchema {
  const { $schema: _$schema, ...schema } = z.toJSONSchema(value, { io: "output", unrepresentable: "any" });
  return schema as JsonSchema;
}

const isBlank = (wire: unknown) => wire === undefined || wire === null || wire === "";

/** The wire's ways of saying "nothing" in JSON Schema; there is none for a field that is not there. */
function nothingSchema(nothing: "" | "0" | null): JsonSchema {
  return nothing === null ? { type: "null" } : { const: nothing };
}

function wrap<T>(
  inner: Codec<T>,
  isNothing: (wire: unknown) => boolean,
  nothing: "" | "0" | null | undefined,
): Codec<T | null> {
  const relaxed = lenient(inner);
  const made = z.codec(z.unknown().optional(), relaxed.nullable() as z.ZodType<unknown, unknown>, {
    decode: (wire) => (isNothing(wire) ? null : wire),
    encode: (value) => (value === null ? nothing : value),
  });
  const readSomething = readerOf(relaxed);
  readWith(made, (wire) => (isNothing(wire) ? null : readSomething(wire)));
  describe(made, () => {
    const { caller, wire } = sidesOf(inner);
    return nothing === undefined
      ? { caller: either(caller, { type: "null" }), wire, optional: true }
      : { caller: either(caller, { type: "null" }), wire: either(wire, nothingSchema(nothing)) };
  });
  return made as unknown as Codec<T | null>;
}

/** null where the wire has null, "" or nothing; written as null. */
export const nullable = <T>(inner: Codec<T>) => wrap(inner, isBlank, null);
/** null where the wire has "", null or nothing; written as "". */
export const blank = <T>(inner: Codec<T>) => wrap(inner, isBlank, "");
/** null where the wire has no such field (or an empty one); left out when written. */
export const absent = <T>(inner: Codec<T>) => wrap(inner, isBlank, undefined);
/** null where the wire has no such field or null; left out when written. An empty text stays one. */
export const ifThere = <T>(inner: Codec<T>) => wrap(inner, isNone, undefined);
/** null where the wire has nothing or "0"; written as "0": how WHMCS says "no such object" of an id. */
export const zeroable = <T>(inner: Codec<T>) => wrap(inner, (wire) => isBlank(wire) || Number(wire) === 0, "0");

/** What naive clients send for a parameter that they left out. */
const isLeftOut = (wire: unknown) => isBlank(wire) || wire === "undefined" || wire === "null";

/**
 * A parameter that may be left out. An empty one counts as left out too, unless `keepEmpty`: text that "" clears.
 */
export function opt<T>(inner: Codec<T>, options: { keepEmpty?: boolean } = {}): z.ZodOptional<Codec<T>> {
  const given = (wire: unknown) => (options.keepEmpty && wire === "" ? "" : isLeftOut(wire) ? undefined : wire);
  const made = z.codec(z.unknown().optional(), inner.optional() as z.ZodType<unknown, unknown>, {
    decode: given,
    encode: (value) => value,
  });
  const readGiven = readerOf(inner);
  readWith(made, (wire) => {
    const value = given(wire);
    return value === undefined ? undefined : readGiven(value);
  });
  describe(made, () => ({ ...sidesOf(inner), optional: true }));
  return made as unknown as z.ZodOptional<Codec<T>>;
}

/** The codec that gives its empty form where the wire has nothing; the codec itself when it has none. */
export function lenient<T>(schema: Codec<T>): Codec<T> {
  return (lenientForms.get(schema) as Codec<T> | undefined) ?? schema;
}

type Shape = Record<string, z.ZodType>;

/**
 * The fields of an answer or of a row in it. Fields that we don't know are kept, so that a newer WHMCS breaks nothing;
 * what is missing takes its empty form, and is an error only where there is none: ids, and wrappers of lists.
 */
export function row<S extends Shape>(shape: S): z.ZodObject<S> {
  const fields = Object.fromEntries(Object.entries(shape).map(([name, schema]) => [name, lenient(schema)]));
  return z.looseObject(fields) as unknown as z.ZodObject<S>;
}
