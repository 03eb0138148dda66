import { expect, test } from "vitest";
import { isReadable } from "./readable.ts";

test.each(["/", "/services/12", "/services/%E2%82%AC", "/a%20b", "/100%25"])("%s can be read", (path) => {
  expect(isReadable(path)).toBe(true);
});

test.each(["/services/%ff", "/services/%", "/%E2%82", "/%zz", "/%c0%ae"])("%s can't", (path) => {
  expect(isReadable(path)).toBe(false);
});
