import { expect, test } from "vitest";
import { waited } from "./wait.ts";

const now = "2026-11-23T14:02:11";

test.each([
  ["2026-11-23T14:02:00", "1 min"],
  ["2026-11-23T13:59:00", "3 min"],
  ["2026-11-23T13:02:12", "59 min"],
  ["2026-11-23T13:02:11", "1 hr"],
  ["2026-11-22T14:02:11", "24 hr"],
  ["2026-11-21T14:02:12", "47 hr"],
  ["2026-11-21T14:02:11", "2 days"],
  ["2026-11-13", "10 days"],
  ["2026-11-23T14:02:12", null],
  ["yesterday", null],
  [null, null],
])("since %s it is %s", (since, wait) => {
  expect(waited(since, now, "en")).toBe(wait);
});

test("in the reader's language", () => {
  expect(waited("2026-11-20T14:02:11", now, "es")).toBe("3 d");
});
