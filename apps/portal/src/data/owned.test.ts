import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { makeClientScope } from "../access/scope.ts";
import { collect, ForeignRowError, idFrom, idIn, ownRows } from "./owned.ts";

describe("idFrom", () => {
  test.each(["1", "12", "999999999999999"])("%s is an id", (text) => {
    expect(idFrom(text)).toBe(Number(text));
  });

  test.each([
    "",
    "0",
    "00",
    "01",
    "-1",
    "+1",
    "1.0",
    "1,0",
    "1e3",
    "0x1",
    "1n",
    " 1",
    "1 ",
    "1\n",
    "1%20",
    "1;2",
    "1/2",
    "１",
    "١",
    "9999999999999999",
    "NaN",
    "Infinity",
    "null",
    "__proto__",
    1,
    null,
    undefined,
    ["1"],
    { toString: () => "1" },
  ])("%j is none", (value) => {
    expect(idFrom(value)).toBeUndefined();
  });

  test("an id is always the whole number above 0 that it is written as", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.maxSafeNat().map(String)), (text) => {
        const id = idFrom(text);
        if (id === undefined) return;
        expect(Number.isSafeInteger(id) && id > 0).toBe(true);
        expect(String(id)).toBe(text);
      }),
    );
  });
});

describe("ownRows", () => {
  const scope = makeClientScope(7, 12);
  const ownerOf = (row: { owner: number }) => row.owner;

  test("gives back rows that are all the client's", () => {
    const rows = [{ owner: 12 }, { owner: 12 }];
    expect(ownRows(scope, "GetInvoices", rows, ownerOf)).toBe(rows);
    expect(ownRows(scope, "GetInvoices", [], ownerOf)).toEqual([]);
  });

  test("one row of somebody else fails the whole answer, and is logged without what it holds", () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    const rows = [{ owner: 12 }, { owner: 13, secret: "hunter2" }];
    expect(() => ownRows(scope, "GetInvoices", rows, ownerOf)).toThrow(ForeignRowError);
    expect(log).toHaveBeenCalledOnce();
    expect(String(log.mock.calls[0])).toContain('"foreign":1');
    expect(String(log.mock.calls[0])).not.toContain("hunter2");
  });
});

test("a list is collected up to a bound", async () => {
  async function* rows(count: number) {
    for (let row = 0; row < count; row += 1) yield row;
  }
  expect(await collect(rows(3))).toEqual([0, 1, 2]);
  expect(await collect(rows(5000))).toHaveLength(2000);
});

test("an id that a form names twice is none", () => {
  const formOf = (...ids: string[]) => {
    const form = new FormData();
    for (const id of ids) form.append("ticket", id);
    return form;
  };
  expect(idIn(formOf("7"), "ticket")).toBe(7);
  for (const ids of [[], ["7", "7"], ["7", "8"], ["7", ""], ["01"]])
    expect(idIn(formOf(...ids), "ticket")).toBeUndefined();
});
