import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));

/** The exposed packages and the least version of each that has no known hole. Raised when an advisory says so. */
const least = read("./lib/least-versions.json");
const lock = read("../package-lock.json").packages;

const numbers = (version) => version.split("-")[0].split(".").map(Number);
const isBelow = (version, bound) => {
  const [mine, theirs] = [numbers(version), numbers(bound)];
  const at = mine.findIndex((part, place) => part !== theirs[place]);
  return at >= 0 && mine[at] < theirs[at];
};

/** Every installed copy: the same package may be there more than once. */
const copies = (name) =>
  Object.entries(lock)
    .filter(([path]) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`))
    .map(([path, { version }]) => ({ path, version }));

test("versions are compared as numbers", () => {
  expect(isBelow("16.4.4", "16.4.5")).toBe(true);
  expect(isBelow("16.10.0", "16.9.9")).toBe(false);
  expect(isBelow("9.9.9", "10.0.0")).toBe(true);
  expect(isBelow("16.4.5", "16.4.5")).toBe(false);
});

test.each(Object.entries(least))("%s is not below its least version, in any copy", (name, { least: bound }) => {
  const found = copies(name);
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter(({ version }) => isBelow(version, bound))).toEqual([]);
});

test("every dependency that we name is named exactly", () => {
  const ours = Object.entries(lock).filter(([path]) => !path.includes("node_modules"));
  expect(ours.length).toBeGreaterThan(4);
  for (const [path, { dependencies, devDependencies, optionalDependencies }] of ours)
    for (const [name, wanted] of Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }))
      expect(wanted, `${path}: ${name}`).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
});
