import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { inRoot } from "./lib/root.mjs";

const text = readFileSync(inRoot("docs/security.md"), "utf8");
const rows = [...text.matchAll(/^\| (\d+) \| (.+?) \| (.+?) \| (.+?) \| (.+?) \|$/gm)].map(
  ([, number, about, happens, proofs, asvs]) => ({ number: Number(number), about, happens, proofs, asvs }),
);
/** `file` “title of a test” */
const named = [...text.matchAll(/`([\w./()[\]-]+\.(?:test|spec)\.\w+)` “([^”]+)”/g)].map(([, file, title]) => [
  file,
  title,
]);

const cases = Array.from({ length: 69 }, (_, at) => at + 1);
const partly = [18, 35, 49, 65, 66, 68];

test("every case has its row, once and in order", () => {
  expect(rows.map(({ number }) => number)).toEqual(cases);
});

test("each row names a test and what it answers of ASVS, and few may be partly", () => {
  for (const { number, proofs, asvs, happens } of rows) {
    expect(
      proofs.split("<br>").every((proof) => /^`[^`]+` “[^”]+”$/.test(proof)),
      `proofs of ${number}`,
    ).toBe(true);
    expect(asvs, `ASVS of ${number}`).toMatch(/^\d+\.\d+\.\d+(, \d+\.\d+\.\d+)*$/);
    if (/partly/i.test(happens)) expect(partly).toContain(number);
  }
});

test.each(named)("%s has the test “%s”", (file, title) => {
  expect(existsSync(inRoot(file)), file).toBe(true);
  const source = readFileSync(inRoot(file), "utf8");
  const quotes = ['"', "'", "`"];
  const stands = quotes.some((quote) => new RegExp(`[(,\\[]\\s*${escaped(quote + title + quote)}`).test(source));
  expect(stands, title).toBe(true);
  expect(source).not.toMatch(/\b(test|it|describe)\.(skip|only|todo|fixme)\b/);
});

function escaped(words) {
  return words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

test("the list is found at all", () => expect(named.length).toBeGreaterThan(80));
