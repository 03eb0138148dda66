import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type AnyAction, actions } from "@kraken/contract";
import { describe, expect, it } from "vitest";
import { handlers } from "../src/actions/index.ts";
import { namesOf, specification } from "./support/specification.ts";

const named = Object.values(specification).flatMap((chapter) => Object.entries<string>(chapter));
const served = new Map(handlers.map(({ action }) => [action.name, action]));
const methods = new Map((Object.entries(actions) as [string, AnyAction][]).map(([key, { name }]) => [name, key]));

const tests = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith(".test.ts") && name !== "specification.test.ts")
  .map((name) => ({ name, text: readFileSync(join(import.meta.dirname, name), "utf8") }));

describe("the specification's actions", () => {
  it("are 75, and all are served with all of their parameters", () => {
    expect(named).toHaveLength(75);
    const missing = named.flatMap(([name, parameters]) => {
      const action = served.get(name);
      if (!action) return [name];
      const known = (parameter: string) => parameter in action.input.shape || parameter in action.aliases;
      return namesOf(parameters)
        .filter((parameter) => !known(parameter))
        .map((parameter) => `${name} ${parameter}`);
    });
    expect(missing).toEqual([]);
  });

  it.each(Object.keys(specification))("of the chapter %s have a suite that leaves none out", (chapter) => {
    const suites = tests.filter(({ text }) => /^\s*(const .*= )?speaker\([^;]*;/m.test(text) && text.includes(chapter));
    const suite = suites.find(({ text }) => {
      const chapters = /speaker\(([^;]*)\);/.exec(text)?.[1] ?? "";
      return chapters.includes(JSON.stringify(chapter)) && text.includes("expect(unsaid()).toEqual([])");
    });
    expect(suite?.name).toMatch(/^specification-/);
  });
});

/** Ways in which a test calls an action: the SDK's method, its call by name, its pages, or a form. */
const isCalledIn = (text: string, name: string, method: string) =>
  [`.${method}(`, `call("${name}"`, `action: "${name}"`, `paginate.${method}(`].some((way) => text.includes(way)) ||
  new RegExp(`\\b(say|done|raw|answer|refused|post|ask|send)\\(\\s*(books, )?"${name}"`).test(text);

describe("every action that is served", () => {
  it.each([...served.keys()])("%s is called by a test", (name) => {
    const method = methods.get(name) ?? "";
    expect(tests.filter(({ text }) => isCalledIn(text, name, method)).map((test) => test.name)).not.toEqual([]);
  });
});
