import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { OLDEST, tooOld } from "./node-version.mjs";

test.each(["20.19.0", "20.20.2", "22.0.0", "24.11.1"])("Node %s will do", (version) => {
  expect(tooOld(version)).toBeNull();
});

test.each(["20.18.3", "18.20.4", "16.0.0", "8.9.1"])("Node %s is refused with a sentence", (version) => {
  expect(tooOld(version)).toContain(`needs Node 20.19 or newer, and this is Node ${version}`);
});

test("the oldest Node is the one that package.json names", () => {
  const { engines } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  expect(engines.node).toBe(`>=${OLDEST.join(".")}`);
});

test("an old Node can parse what it reads before the check", () => {
  const files = ["node-version.mjs", "../start.mjs", "../build.mjs", "../backend.mjs", "../test.mjs"];
  for (const file of files) {
    const code = readFileSync(new URL(file, import.meta.url), "utf8").replace(/\/\/.*|\/\*[\s\S]*?\*\//g, "");
    expect(code, file).not.toMatch(/\?\.|\?\?|\|\|=|\bawait\b|from "node:/);
  }
});
