import { expect, test } from "vitest";
import { checkTransaction } from "./fields.ts";

const t = ((key: string) => key) as never;
const good = { in: "10", out: "", fees: "", date: "2026-11-23", method: "banktransfer" };
const names = (change: object, mayBeNothing = false) =>
  checkTransaction({ ...good, ...change }, t, mayBeNothing).map(({ name }) => name);

test("money goes one way", () => {
  expect(names({})).toEqual([]);
  expect(names({ in: "", out: "5,50" })).toEqual([]);
  expect(names({ out: "5" })).toEqual(["in"]);
  expect(names({ in: "" })).toEqual(["in"]);
  expect(names({ in: "" }, true)).toEqual([]);
  expect(names({ out: "5" }, true)).toEqual(["in"]);
});

test("what is no amount, no day and no way to pay is said beside its field", () => {
  expect(names({ in: "1e3", fees: "-1" })).toEqual(["in", "fees"]);
  expect(names({ date: "2026-02-30", method: "" })).toEqual(["date", "method"]);
});
