import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { markdown } from "../scripts/docs/markdown.ts";
import { openapi } from "../scripts/docs/openapi.ts";
import { readDocs } from "../src/docs.ts";
import { type AnyAction, actions } from "../src/index.ts";

const written = (name: string) => readFileSync(new URL(`../../../docs/${name}`, import.meta.url), "utf8");

describe("the generated documentation", () => {
  test.each([
    ["api.md", markdown],
    ["openapi.json", openapi],
  ])("docs/%s is what the contract says (npm run docs writes it)", (name, generate) => {
    expect(written(name) === generate(), "run `npm run docs`").toBe(true);
  });

  test("has a way to every action, and no two under one name", () => {
    const operations = Object.keys((JSON.parse(openapi()) as { paths: object }).paths);
    expect(operations).toHaveLength(Object.keys(actions).length);
  });
});

describe("readDocs", () => {
  const docs = readDocs();

  test.each(Object.entries(actions) as [string, AnyAction][])(
    "%s has a comment above its declaration",
    (method, action) => {
      const doc = docs.get(action.name);
      expect(doc?.method).toBe(method);
      expect(doc?.summary).toMatch(/[.?!]$/);
      if (!action.extension) {
        expect(doc?.reference).toMatch(/^https:\/\/developers\.whmcs\.com\/api-reference\/[a-z]+\/$/);
      }
    },
  );
});
