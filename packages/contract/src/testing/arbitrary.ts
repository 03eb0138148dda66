// biome-ignore lint/style/noRestrictedImports: only tests import this file
import fc from "fast-check";
import { z } from "zod";

/** A key of a map: what a form can carry between brackets, numbers among it. */
const keys = fc.oneof(fc.stringMatching(/^[A-Za-z][A-Za-z0-9._-]{0,7}$/), fc.nat().map(String));

/** Any JSON, two floors high. */
const anyJson = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer(),
  fc.string(),
  fc.array(fc.integer(), { maxLength: 2 }),
  fc.dictionary(keys, fc.string(), { maxKeys: 2 }),
);

/** The schema that says what a caller's value is: behind codecs and behind "may be left out" or "may be null". */
function innermost(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodPipe) return innermost(schema.def.out as z.ZodType);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return innermost(schema.def.innerType as z.ZodType);
  }
  return schema;
}

const isScalar = (schema: z.ZodType) =>
  schema instanceof z.ZodString ||
  schema instanceof z.ZodNumber ||
  schema instanceof z.ZodBoolean ||
  schema instanceof z.ZodEnum;

const times = fc
  .date({ min: new Date("1971-01-01"), max: new Date("2999-12-31"), noInvalidDate: true })
  .map((time) => time.toISOString());

/** Texts of all the sorts that the contract's codecs ask for; each codec's own rules choose among them. */
const texts: fc.Arbitrary<string>[] = [
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.stringMatching(/^-?\d{1,9}\.\d{2}$/),
  fc.stringMatching(/^\d{1,9}$/),
  times.map((time) => time.slice(0, 10)),
  times.map((time) => time.slice(0, 19)),
  times.map((time) => `${time.slice(0, 16)}:00`),
];

/** Values of a string's schema: of the sort that it accepts, whichever that is. */
function textsOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  const fitting = texts.filter((text) =>
    fc.sample(text, { numRuns: 20, seed: 1 }).every((value) => accepts(schema, value)),
  );
  const [first, ...rest] = fitting;
  if (!first) throw new TypeError("No sort of text fits a string of the contract");
  return fc.oneof(first, ...rest);
}

const accepts = (schema: z.ZodType, value: unknown) => schema.safeParse(value).success;

/** Values as a caller has them, of any schema of the contract. */
export function arbitrary(schema: z.ZodType): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodPipe) return codecValues(schema);
  if (schema instanceof z.ZodOptional)
    return fc.option(arbitrary(schema.def.innerType as z.ZodType), { nil: undefined });
  if (schema instanceof z.ZodNullable) return fc.option(arbitrary(schema.def.innerType as z.ZodType), { nil: null });
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries(schema.def.shape as Record<string, z.ZodType>);
    return fc.record(Object.fromEntries(fields.map(([name, field]) => [name, arbitrary(field)])));
  }
  if (schema instanceof z.ZodArray) return fc.array(arbitrary(schema.def.element as z.ZodType), { maxLength: 3 });
  if (schema instanceof z.ZodRecord) {
    const fitting = keys.filter((key) => accepts(schema.def.keyType as z.ZodType, key));
    return fc.dictionary(fitting, arbitrary(schema.def.valueType as z.ZodType), { maxKeys: 3 });
  }
  if (schema instanceof z.ZodUnion) {
    return fc.oneof(...schema.def.options.map((option) => arbitrary(option as z.ZodType)));
  }
  if (schema instanceof z.ZodString) return textsOf(schema);
  if (schema instanceof z.ZodNumber)
    return fc
      .oneof(fc.integer({ min: 1, max: 1e9 }), fc.integer(), fc.double())
      .filter((value) => accepts(schema, value));
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodLazy) return anyJson;
  if (schema instanceof z.ZodCustom) return fc.uint8Array({ maxLength: 8 });
  throw new TypeError(`No values are known of a ${schema.def.type}`);
}

/**
 * Values of one codec. A scalar goes over the wire once, so that it has the form in which it would come back: a synonym
 * is its word, "1.5" is "1.50". What a list's text can't hold is left out of its parts.
 */
function codecValues(codec: z.ZodPipe): fc.Arbitrary<unknown> {
  const values = arbitrary(codec.def.out as z.ZodType);
  const inner = innermost(codec);
  if (isScalar(inner)) return values.map((value) => z.decode(codec, z.encode(codec, value as never)));
  if (inner instanceof z.ZodArray && isScalar(innermost(inner.def.element as z.ZodType)) && isTextList(codec)) {
    return values.map((value) => (Array.isArray(value) ? value.map(asPart) : value));
  }
  return values;
}

/** Is a list one text on the wire? */
function isTextList(codec: z.ZodPipe): boolean {
  const sample = fc.sample(arbitrary(codec.def.out as z.ZodType), { numRuns: 20, seed: 1 });
  const full = sample.find((value) => Array.isArray(value) && value.length > 0);
  return full !== undefined && typeof z.encode(codec, full as never) === "string";
}

const asPart = (part: unknown) => (typeof part === "string" ? part.replace(/[^\p{L}\p{N}.]/gu, "") || "x" : part);
