import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { catalogues } from "../../messages/catalogues.ts";
import type { Words } from "../../messages/words.ts";
import { actionsCalled, actionWords } from "./audit-words.ts";

const at = (path: string): unknown =>
  path.split(".").reduce<unknown>((found, part) => (found as Record<string, unknown>)[part], catalogues.en);
const t = ((path: string) => at(path)) as unknown as Words["t"];

const src = new URL("../../", import.meta.url);
const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((name) => /(?<!\.test)\.tsx?$/.test(name));
const written = files.flatMap((name) =>
  [...readFileSync(new URL(name, src), "utf8").matchAll(/\baction: "([a-z-]+\.[a-z-]+)"/g)].map(
    ([, action]) => action ?? "",
  ),
);

test("every action that is written down by its name has words", () => {
  expect(written.length).toBeGreaterThan(50);
  // Add it to audit.json of each language.
  expect([...new Set(written)].filter((action) => actionWords(action, true, t) === undefined)).toEqual([]);
});

test("an action is found by its words, and one without words is called nothing", () => {
  expect(actionsCalled("refunded", t)).toEqual(["invoice.refund"]);
  expect(actionsCalled("ANSWERED", t)).toContain("ticket.reply");
  expect(actionsCalled(" ", t)).toEqual([]);
  expect(actionWords("ticket.sing", true, t)).toBeUndefined();
});
