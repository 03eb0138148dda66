import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AnyAction, actions, decodeInput, encodeOutput, wire } from "../src/index.ts";
import { arbitrary } from "../src/testing/arbitrary.ts";
import { throughJson } from "../src/testing/round-trip.ts";

const all = Object.values(actions) as AnyAction[];

/** Whether a field is anywhere on a path of an answer, in WHMCS's wrappers of lists too. */
function has(value: unknown, path: readonly string[]): boolean {
  const [name, ...rest] = path;
  if (Array.isArray(value)) return value.some((row) => has(row, path));
  if (!wire.isRecord(value) || name === undefined) return false;
  if (name in value) return rest.length === 0 || has(value[name], rest) || wrapped(value[name], rest);
  return false;
}
const wrapped = (list: unknown, path: readonly string[]) =>
  wire.isRecord(list) && Object.values(list).some((rows) => has(rows, path));

const withFields = all.filter((action) => action.krakenFields.length > 0);

describe("fields that only Kraken has", () => {
  test.each(withFields.map((action) => [action.name, action] as const))("of %s", (_name, action) => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(arbitrary(action.output), (output) => {
        const own = throughJson(encodeOutput(action, output as never));
        const strict = throughJson(encodeOutput(action, output as never, { asWhmcs: true }));
        for (const path of action.krakenFields) {
          if (has(own, path.split("."))) seen.add(path);
          expect(has(strict, path.split("."))).toBe(false);
        }
      }),
      { numRuns: 100 },
    );
    // A path that names nothing would pass above.
    expect([...seen].sort()).toEqual([...action.krakenFields].sort());
  });
});

test("parameters and names that only Kraken has are dropped, as WHMCS drops what it does not know", () => {
  const strict = { asWhmcs: true };
  const form = { paymentmethod: "paypal", netamount: "5.00", invoiceid: "7" };
  expect(decodeInput(actions.addTransaction, form)).toMatchObject({ netamount: "5.00" });
  expect(decodeInput(actions.addTransaction, form, strict)).toEqual({ paymentmethod: "paypal", invoiceid: 7 });
  expect(decodeInput(actions.addTransaction, { gateway: "paypal" })).toEqual({ paymentmethod: "paypal" });
  expect(() => decodeInput(actions.addTransaction, { gateway: "paypal" }, strict)).toThrow("paymentmethod");
});
