import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const packages = readdirSync(join(root, "packages")).flatMap((name) => [
  `packages/${name}/src`,
  `packages/${name}/test`,
]);
const folders = [...packages, "apps/portal/src", "scripts"].map((folder) => join(root, folder));

/** What other test files would notice, since they share their modules. */
const needsModulesOfItsOwn = /\bvi\.(?:mock|doMock|resetModules)\(|\bprocess\.env\.\w+ = /;

test("what replaces modules or sets the environment is named *.isolated.test.ts", () => {
  const tests = folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)))
    .filter((path) => /(?<!isolation)\.test\.(?:tsx?|mjs)$/.test(path));
  expect(tests.length).toBeGreaterThan(100);
  const wrong = tests.filter(
    (path) => !path.includes(".isolated.test.") && needsModulesOfItsOwn.test(readFileSync(path, "utf8")),
  );
  expect(wrong).toEqual([]);
});
