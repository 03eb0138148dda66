import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AnyAction, actions, decodeInput, decodeOutput, encodeInput, encodeOutput, wire } from "./index.ts";
import { arbitrary } from "./testing/arbitrary.ts";

const all = Object.entries(actions) as [string, AnyAction][];

/** A form has no way to say "an empty list" or "no value here at the end": such are as if left out. */
function pruned(value: unknown): unknown {
  if (value instanceof Uint8Array || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map((item) => pruned(item) ?? null);
    while (items.at(-1) === null) items.pop();
    return items.length === 0 ? undefined : items;
  }
  const fields = Object.entries(value).map(([key, item]) => [key, pruned(item)] as const);
  const kept = fields.filter(([, item]) => item !== undefined);
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

describe.each(all)("%s", (_method, action) => {
  test("gets the input that was sent", () => {
    fc.assert(
      fc.property(arbitrary(action.input), (input) => {
        const body = wire.formBody(encodeInput(action, input as never, { specification: true }));
        const decoded = decodeInput(action, wire.parseForm(new URLSearchParams(body)));
        expect(pruned(decoded)).toEqual(pruned(input));
      }),
      { numRuns: 25 },
    );
  });

  test("gives back the output that was answered", () => {
    fc.assert(
      fc.property(arbitrary(action.output), (output) => {
        const answer = JSON.parse(JSON.stringify(encodeOutput(action, output as never)));
        expect(decodeOutput(action, answer)).toEqual(output);
      }),
      { numRuns: 25 },
    );
  });
});
