import { expect, test } from "vitest";
import { matchesLock } from "./install.mjs";

const wanted = {
  "": { version: "0.1.0" },
  "node_modules/zod": { version: "4.6.7", resolved: "zod-4.6.7.tgz" },
  "node_modules/for-another-system": { version: "1.0.0", optional: true },
};
const present = { "node_modules/zod": { version: "4.6.7", resolved: "zod-4.6.7.tgz" } };

test("what the lock file asks for is there; a package for another system may be missing", () => {
  expect(matchesLock(wanted, present)).toBe(true);
});

test("a missing package, or another version of it, is not what the lock file asks for", () => {
  expect(matchesLock(wanted, {})).toBe(false);
  expect(matchesLock(wanted, { "node_modules/zod": { version: "4.6.6", resolved: "zod-4.6.6.tgz" } })).toBe(false);
});
