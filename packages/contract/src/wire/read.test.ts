import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { type AnyAction, actions, encodeInput, encodeOutput } from "../index.ts";
import { arbitrary } from "../testing/arbitrary.ts";
import { throughJson } from "../testing/round-trip.ts";
import { row } from "./codec.ts";
import { list } from "./composites.ts";
import { read, readerOf, WRONG } from "./read.ts";
import { idText, text } from "./scalars.ts";

const all = Object.values(actions) as AnyAction[];

/** What may stand where something else should; undefined is nothing at all. */
const junk = fc.constantFrom(
  ...[undefined, null, "", "0", 0, -1, 1.5, "1e999", "007", "15.9", "x", true, [], {}, [[]], { "0": "a" }, "undefined"],
  ...["0000-00-00", "2026-02-30", "2026-11-23", "2026-11-23 10:00:00", JSON.parse('{"__proto__":{"id":1},"id":"1"}')],
);

/** Every place in a value, as the object and the key that lead to it. */
function places(value: unknown): { parent: Record<string, unknown>; key: string }[] {
  if (typeof value !== "object" || value === null) return [];
  const parent = value as Record<string, unknown>;
  return Object.keys(parent).flatMap((key) => [{ parent, key }, ...places(parent[key])]);
}

/** Puts junk somewhere into a value. JSON's lists have no gaps. */
function spoil(value: unknown, at: number, rubbish: unknown): unknown {
  const all = places(value);
  const place = all[at % Math.max(1, all.length)];
  if (place && rubbish === undefined && !Array.isArray(place.parent)) delete place.parent[place.key];
  else if (place) place.parent[place.key] = rubbish ?? null;
  return value;
}

/** Holds both ways against each other: the same value, or no value. */
function alike(schema: z.ZodType, wire: unknown) {
  const before = JSON.stringify(wire);
  const slow = z.safeDecode(schema, wire as never);
  const quick = readerOf(schema)(wire);
  expect(quick === WRONG ? "wrong" : quick).toEqual(slow.success ? slow.data : "wrong");
  expect(JSON.stringify(wire)).toBe(before);
}

describe.each(all.map((action) => [action.name, action] as const))("the readers of %s", (_name, action) => {
  const cases = (values: fc.Arbitrary<unknown>) => fc.tuple(values, fc.nat(), junk);

  test("read answers as zod does, right ones and wrong ones", () => {
    fc.assert(
      fc.property(cases(arbitrary(action.output)), ([output, at, rubbish]) => {
        const { result: _result, ...answer } = throughJson(encodeOutput(action, output as never)) as Record<
          string,
          unknown
        >;
        if (action.envelope === "status") delete answer.status;
        alike(action.output, answer);
        alike(action.output, spoil(answer, at, rubbish));
      }),
      { numRuns: 20 },
    );
  });

  test("read requests as zod does, right ones and wrong ones", () => {
    fc.assert(
      fc.property(cases(arbitrary(action.input)), ([input, at, rubbish]) => {
        const form = throughJson(encodeInput({ ...action, pack: undefined }, input as never, { specification: true }));
        alike(action.input, form);
        alike(action.input, spoil(form, at, rubbish));
      }),
      { numRuns: 20 },
    );
  });
});

describe("a row", () => {
  const rows = row({ id: idText, name: text, items: list("item", row({ id: idText })) });

  test("keeps fields that are not known, and no prototype", () => {
    const wire = JSON.parse('{"id":"7","more":{"a":1},"__proto__":{"admin":true},"toString":"x"}');
    const { data } = read(rows, wire);
    expect(data).toEqual({ id: 7, name: "", items: [], more: { a: 1 }, toString: "x" });
    expect(Object.hasOwn(data as object, "__proto__")).toBe(false);
    expect((data as { admin?: boolean }).admin).toBeUndefined();
  });

  test("never shares an empty list with another", () => {
    const [one, other] = [read(rows, { id: 1 }).data, read(rows, { id: 2 }).data];
    expect(one?.items).toEqual([]);
    expect(one?.items).not.toBe(other?.items);
  });

  test("tells the place of what is wrong", () => {
    const { error } = read(rows, { id: 1, items: { item: [{ id: 1 }, { id: "x" }] } });
    expect(error?.issues[0]).toMatchObject({ path: ["items", 1, "id"], message: "Expected an id" });
  });
});
