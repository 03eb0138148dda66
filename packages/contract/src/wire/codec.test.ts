import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { comesBack, decoded, encoded, throughForm } from "../testing/round-trip.ts";
import { absent, blank, ifThere, nullable, opt, row, zeroable } from "./codec.ts";
import { fields } from "./composites.ts";
import { date } from "./dates.ts";
import { type Json, json, jsonObject, rowOrText } from "./json.ts";
import { idText, int, text } from "./scalars.ts";
import { unixTime } from "./unix.ts";
import { xmlContacts } from "./xml.ts";

const ids = fc.option(fc.integer({ min: 1, max: 1e9 }));
const someText = fc.option(fc.string({ minLength: 1 }));
const tag = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,5}$/);
const noNullPrototype = { noNullPrototype: true, maxKeys: 3 };
const contacts = fc.dictionary(
  tag,
  fc.dictionary(tag, fc.string({ unit: "grapheme-ascii" }), noNullPrototype),
  noNullPrototype,
);
const rows = fc.record({ id: fc.integer({ min: 1, max: 1e9 }), name: fc.string() });
const named = row({ id: idText, name: text });

/** Any JSON but the one key that no object of ours takes from outside. */
const jsonValue = fc
  .jsonValue({ noUnicodeString: true })
  .filter((value) => !JSON.stringify(value).includes("__proto__"))
  .map((value) => JSON.parse(JSON.stringify(value)) as Json);

test.each([
  ["nullable", nullable(idText), ids],
  ["blank", blank(idText), ids],
  ["absent", absent(idText), ids],
  ["absent date", absent(date), fc.constantFrom(null, "2026-11-23")],
  ["zeroable", zeroable(idText), ids],
  ["ifThere", ifThere(text), fc.option(fc.string())],
  ["nullable text", nullable(text), someText],
  ["nullable row", nullable(named), fc.option(rows)],
  ["json", json, jsonValue],
  ["jsonObject", jsonObject(named), rows],
  ["rowOrText", rowOrText(named, "name"), rows],
  ["unixTime", unixTime, fc.integer({ min: 0, max: 4e9 }).map((at) => new Date(at * 1000).toISOString().slice(0, 19))],
  ["xmlContacts", xmlContacts, contacts],
] as [string, Parameters<typeof comesBack>[0], Parameters<typeof comesBack>[1]][])(
  "%s gives back what it wrote",
  (_name, codec, values) => comesBack(codec, values),
);

test.each([
  ["nullable", nullable, null, null],
  ["blank", blank, null, ""],
  ["absent", absent, null, undefined],
  ["zeroable", zeroable, null, "0"],
] as const)("%s reads every way to say nothing, and writes one", (_name, wrap, value, wire) => {
  for (const nothing of [undefined, null, ""]) expect(decoded(wrap(idText), nothing)).toBe(value);
  expect(encoded(wrap(idText), value)).toBe(wire);
});

test("what is there and empty is not what is missing", () => {
  expect(decoded(ifThere(text), "")).toBe("");
  expect(decoded(ifThere(text), undefined)).toBeNull();
});

describe("a parameter that may be left out", () => {
  const input = fields({ id: opt(int), notes: opt(text, { keepEmpty: true }) });

  test.each(["", "undefined", "null", null, undefined])("is left out as %j", (wire) => {
    expect(decoded(input, { id: wire })).toEqual({});
  });

  test("is text that an empty one clears, where it says so", () => {
    expect(decoded(input, { notes: "" })).toEqual({ notes: "" });
    expect(decoded(input, { notes: "null" })).toEqual({});
  });

  test("comes back from a form", () => {
    const values = fc.record({ id: fc.integer(), notes: fc.constantFrom("", "a") });
    comesBack(input, values as fc.Arbitrary<{ id?: number; notes?: string }>, throughForm);
  });
});
