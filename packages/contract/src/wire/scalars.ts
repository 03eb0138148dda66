import { z } from "zod";
import { type Codec, codec } from "./codec.ts";
import { alike, digitsAt, same, scalarText, written } from "./forms.ts";
import type { JsonSchema } from "./schema.ts";

const integer = (wire: unknown): number | undefined => {
  if (typeof wire === "number") return Number.isSafeInteger(wire) ? wire + 0 : undefined;
  if (typeof wire === "string" && wire !== "" && wire.length <= 15) {
    const plain = digitsAt(wire, 0, wire.length);
    if (plain >= 0) return plain;
  }
  const written = scalarText(wire)?.trim();
  if (written === undefined || !/^-?\d{1,16}(\.0+)?$/.test(written)) return undefined;
  return Number.isSafeInteger(Number(written)) ? Number(written) + 0 : undefined;
};

const positive = (wire: unknown) => {
  const value = integer(wire);
  return value !== undefined && value > 0 ? value : undefined;
};

const idSchema = z.int().positive();
const asText = (value: number) => String(value);
const wholeNumber: JsonSchema = { type: "integer" };
const positiveNumber: JsonSchema = { type: "integer", exclusiveMinimum: 0 };
const digits = { pattern: "^-?[0-9]+$" };

/** A row's id: a positive whole number. Missing is an error. Written as a number. */
export const id: Codec<number> = codec(idSchema, {
  decode: positive,
  encode: same,
  expected: "an id",
  sides: alike(positiveNumber),
});
/** A row's id, written as text where WHMCS does so. */
export const idText: Codec<number> = codec(idSchema, {
  decode: positive,
  encode: asText,
  expected: "an id",
  sides: written(positiveNumber, { pattern: "^[0-9]+$" }),
});

/** An id that may be 0 for "none". Missing is 0. */
const wholeForm = { decode: integer, expected: "a whole number", encode: same, sides: alike(wholeNumber) };
const wholeTextForm = { ...wholeForm, encode: asText, sides: written(wholeNumber, digits) };
/** A whole number; missing is 0. Written as a number. */
export const count: Codec<number> = codec(z.int(), wholeForm, { value: 0 });
/** A whole number; missing is 0. Written as text. */
export const countText: Codec<number> = codec(z.int(), wholeTextForm, { value: 0 });
/** A whole number that has no empty form: wrap it in nullable, blank or absent, or let missing be an error. */
export const int: Codec<number> = codec(z.int(), wholeForm);
export const intText: Codec<number> = codec(z.int(), wholeTextForm);

const numberForm = {
  decode: (wire: unknown) => {
    const written = scalarText(wire)?.trim() ?? "";
    if (!/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(written)) return undefined;
    const value = Number(written) + 0;
    return Number.isFinite(value) ? value : undefined;
  },
  expected: "a number",
};
/** A number that may have a fraction, and is no money: hours, quantities. Missing is 0. Written as a number. */
export const number: Codec<number> = codec(
  z.number(),
  { ...numberForm, encode: same, sides: alike({ type: "number" }) },
  { value: 0 },
);
/** A number that may have a fraction; missing is 0. Written as text. */
export const numberText: Codec<number> = codec(
  z.number(),
  { ...numberForm, encode: asText, sides: written({ type: "number" }) },
  { value: 0 },
);

const textCodec = (schema: JsonSchema): Codec<string> =>
  codec(
    z.string(),
    { decode: scalarText, encode: same, expected: "text", sides: alike({ type: "string", ...schema }) },
    { value: "" },
  );

/** Text; missing is "". */
export const text: Codec<string> = textCodec({});

/** One of the words that the reference names; any other is kept as it came, so that a newer WHMCS breaks nothing. */
export const word = <W extends string>(...known: W[]) => textCodec({ examples: known }) as Codec<W | (string & {})>;

/** One of the words of a parameter, compared without regard to case; any other is refused. */
export function choice<W extends string>(...words: [W, ...W[]]): Codec<W> {
  return choiceOr({}, ...words);
}

/** The same, taking other words too, each for the one that is sent in its place. */
export function choiceOr<W extends string, S extends string>(
  synonyms: { readonly [K in S]: NoInfer<W> },
  ...words: [W, ...W[]]
): Codec<W | S> {
  const others = Object.entries<W>(synonyms);
  const known = [...words, ...others.map(([word]) => word)];
  return codec(z.enum(known) as unknown as z.ZodType<W | S>, {
    decode: (wire) => {
      const given = scalarText(wire)?.toLowerCase();
      const isGiven = (word: string) => word.toLowerCase() === given;
      return words.find(isGiven) ?? others.find(([word]) => isGiven(word))?.[1];
    },
    encode: (value) => others.find(([word]) => word === value)?.[1] ?? value,
    expected: `one of ${words.join(", ")}`,
    sides: () => ({ caller: { type: "string", enum: known }, wire: { type: "string", enum: words } }),
  });
}

const truths = new Set(["true", "1", "on", "yes"]);
const falsehoods = new Set(["false", "0", "", "off", "no"]);

function readFlag(wire: unknown): boolean | undefined {
  if (wire === null) return false;
  const written = scalarText(wire)?.trim().toLowerCase();
  if (written === undefined) return undefined;
  return truths.has(written) ? true : falsehoods.has(written) ? false : undefined;
}

type FlagForm = string | number | boolean;

const flagWritten = (yes: FlagForm, no: FlagForm): Codec<boolean> =>
  codec(
    z.boolean(),
    {
      decode: readFlag,
      encode: (value) => (value ? yes : no),
      expected: "a boolean",
      sides: () => ({
        caller: { type: "boolean" },
        wire: typeof yes === "boolean" ? { type: "boolean" } : { enum: [yes, no] },
      }),
    },
    { value: false },
  );

/** Booleans, read from any of WHMCS's forms; missing is false. Each is written as its name says. */
export const flag = {
  /** true / false */
  json: flagWritten(true, false),
  /** 1 / 0 */
  number: flagWritten(1, 0),
  /** "1" / "0" */
  text: flagWritten("1", "0"),
  /** "1" / "" */
  blank: flagWritten("1", ""),
  /** "true" / "false" */
  words: flagWritten("true", "false"),
  /** "on" / "" */
  on: flagWritten("on", ""),
  /** "on" / "off" */
  onOff: flagWritten("on", "off"),
};

/** Is it written in just that form already? Most amounts are. */
function isFixed(written: string, places: number): boolean {
  const point = written.length - places - 1;
  if (places < 1 || point < 1 || point > 15 || written[point] !== ".") return false;
  if (written[0] === "0" && point > 1) return false;
  return digitsAt(written, 0, point) >= 0 && digitsAt(written, point + 1, written.length) >= 0;
}

/** Decimal text with a fixed number of places, without passing through floating point: "15.9" with 2 is "15.90". */
export function fixedDecimal(written: string, places: number): string | undefined {
  if (isFixed(written, places)) return written;
  const parts = /^([+-]?)(\d{1,15})(?:\.(\d*))?$/.exec(written.trim());
  if (!parts) return undefined;
  const [, sign = "", whole = "0", fraction = ""] = parts;
  const kept = fraction.slice(0, places).padEnd(places, "0");
  // More places than fit are kept as they came: cutting them off would lose money without a word.
  const tail = /[1-9]/.test(fraction.slice(places)) ? fraction.slice(places).replace(/0+$/, "") : "";
  const digits = places + tail.length === 0 ? "" : `.${kept}${tail}`;
  const value = `${whole.replace(/^0+(?=\d)/, "")}${digits}`;
  return sign === "-" && /[1-9]/.test(value) ? `-${value}` : value;
}

const decimalPattern = /^-?\d+(\.\d+)?$/;

/** A decimal number as text with a fixed number of places; missing is 0. Written as text. */
export const decimal = (places: number): Codec<string> =>
  codec(
    z.string().regex(decimalPattern),
    {
      decode: (wire) => {
        const written = scalarText(wire);
        return written === undefined ? undefined : fixedDecimal(written === "" ? "0" : written, places);
      },
      encode: (value) => fixedDecimal(value, places) ?? value,
      expected: "a decimal number",
      sides: alike({ type: "string", format: "decimal", pattern: `^-?[0-9]+\\.[0-9]{${places},}$` }),
    },
    { value: fixedDecimal("0", places) ?? "0" },
  );

/** An amount of money as decimal text in the client's currency, two places: "15.95". Missing is "0.00". */
export const money: Codec<string> = decimal(2);

/** An amount that WHMCS writes as a JSON number: 10, not "10.00". The caller's form is decimal text all the same. */
export const moneyNumber: Codec<string> = codec(
  z.string().regex(decimalPattern),
  {
    decode: (wire) => fixedDecimal(scalarText(wire) || "0", 2),
    encode: (value) => Number(fixedDecimal(value, 2) ?? value),
    expected: "a decimal number",
    sides: () => ({ caller: { type: "string", format: "decimal" }, wire: { type: "number" } }),
  },
  { value: "0.00" },
);

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

/** Text in which WHMCS leaves HTML entities (DomainRequestEPP's eppcode says so): decoded once. Missing is "". */
export const entityText: Codec<string> = codec(
  z.string(),
  {
    decode: (wire) =>
      scalarText(wire)?.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]+);/gi, (whole, name: string) => {
        if (!name.startsWith("#")) return entities[name.toLowerCase()] ?? whole;
        const point = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
        return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
      }),
    encode: (value) =>
      value.replace(/[&<>"']/g, (mark) => `&${{ "&": "amp", "<": "lt", ">": "gt", '"': "quot", "'": "#039" }[mark]};`),
    expected: "text",
    sides: () => ({ caller: { type: "string" }, wire: { type: "string", description: "HTML entities in it" } }),
  },
  { value: "" },
);
