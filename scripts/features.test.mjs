import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { inRoot } from "./lib/root.mjs";
import { namedTests, wrongWith } from "./testing/named-tests.mjs";

const text = readFileSync(inRoot("docs/features.md"), "utf8");
const named = namedTests(text);

test.each(named)("%s has the test “%s”", (file, title) => expect(wrongWith(file, title)).toBeUndefined());

test("each row names where it is, and a test", () => {
  const rows = text.split("\n").filter((line) => line.startsWith("| ") && !line.startsWith("| What |"));
  for (const row of rows) expect(row).toMatch(/`[\w./()[\]-]+\.(test|spec)\.\w+`( “[^”]+”)? \|$/);
  expect(rows.length).toBeGreaterThan(40);
});
