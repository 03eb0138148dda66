import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { inRoot } from "./lib/root.mjs";
import { namedTests, wrongWith } from "./testing/named-tests.mjs";

const text = readFileSync(inRoot("docs/security.md"), "utf8");
const rows = [...text.matchAll(/^\| (\d+) \| (.+?) \| (.+?) \| (.+?) \| (.+?) \|$/gm)].map(
  ([, number, about, happens, proofs, asvs]) => ({ number: Number(number), about, happens, proofs, asvs }),
);
const named = namedTests(text);

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

test.each(named)("%s has the test “%s”", (file, title) => expect(wrongWith(file, title)).toBeUndefined());

test("the list is found at all", () => expect(named.length).toBeGreaterThan(80));
