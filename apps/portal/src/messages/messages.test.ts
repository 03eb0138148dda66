import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const here = import.meta.dirname;
const sources = join(here, "..");
const languages = ["en", "es"];

/** Keys that are put together: only below these, from words that the code lists. */
const assembled = ["admin.states.", "admin.priorities."];
/** Keys that are read without t, where the server's words are out of reach. */
const readDirectly = ["common.crash."];

type Messages = { [key: string]: string | Messages };

function flat(messages: Messages, before = ""): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${before}${key}`, value] as [string, string]] : flat(value, `${before}${key}.`),
  );
}

function read(language: string): Map<string, string> {
  const files = readdirSync(join(here, language)).filter((name) => name.endsWith(".json"));
  const entries = files.flatMap((name) => {
    const messages: Messages = JSON.parse(readFileSync(join(here, language, name), "utf8"));
    return flat(messages, `${name.replace(".json", "")}.`);
  });
  return new Map(entries);
}

const [english = new Map<string, string>(), ...others] = languages.map(read);
const plural = /_(zero|one|two|few|many|other)$/;
/** What the code asks for: without the ending that a number chooses. */
const asked = (key: string) => key.replace(plural, "");
const variables = (text: string) => [...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)].map(([, name]) => name).sort();

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return /(?<!\.test)\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

const code = filesBelow(sources).map((file) => ({
  file: file.slice(sources.length + 1),
  text: readFileSync(file, "utf8"),
}));
const groups = [...new Set([...english.keys()].map((key) => key.split(".")[0]))].join("|");
const literal = new RegExp(`(["'\`])((?:${groups})\\.[\\w.]*\\w)\\1`, "g");
const template = new RegExp(`\`((?:${groups})\\.[\\w.]*)\\$\\{(?!string\\}|keyof )`, "g");

describe.each(others.map((messages, index) => ({ language: languages[index + 1], messages })))(
  "$language",
  ({ messages }) => {
    test("has the same keys as English", () => {
      const keys = (all: Map<string, string>) => [...new Set([...all.keys()].map(asked))].sort();
      expect(keys(messages)).toEqual(keys(english));
    });

    test("has the same variables as English in each", () => {
      const of = (all: Map<string, string>) => new Map([...all].map(([key, text]) => [key, variables(text)]));
      const expected = of(english);
      const different = [...of(messages)].filter(
        ([key, names]) => String(expected.get(key) ?? names) !== String(names),
      );
      expect(different).toEqual([]);
    });
  },
);

test.each(languages)("%s: what a number chooses from is whole, and nothing is empty", (language) => {
  const messages = read(language);
  const numbered = [...messages.keys()].filter((key) => plural.test(key)).map(asked);
  for (const key of numbered)
    expect([...messages.keys()]).toEqual(expect.arrayContaining([`${key}_one`, `${key}_other`]));
  expect([...messages].filter(([, text]) => text.trim() === "")).toEqual([]);
});

test("every key that the code names has a message", () => {
  const keys = new Set([...english.keys()].map(asked));
  const missing = code.flatMap(({ file, text }) =>
    [...text.matchAll(literal)].filter(([, , key = ""]) => !keys.has(key)).map(([, , key]) => `${file}: ${key}`),
  );
  expect(missing).toEqual([]);
});

test("keys are put together only where it is listed", () => {
  const found = code.flatMap(({ file, text }) =>
    [...text.matchAll(template)].map(([, prefix = ""]) => ({ file, prefix })),
  );
  expect(found.filter(({ prefix }) => !assembled.includes(prefix))).toEqual([]);
});

test("every message is used", () => {
  const named = new Set(code.flatMap(({ text }) => [...text.matchAll(literal)].map(([, , key]) => key)));
  const elsewhere = [...assembled, ...readDirectly];
  const unused = [...english.keys()].filter(
    (key) => !named.has(asked(key)) && !elsewhere.some((prefix) => key.startsWith(prefix)),
  );
  expect(unused).toEqual([]);
});
