import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import ar from "./ar/crash.json" with { type: "json" };
import { catalogues } from "./catalogues.ts";
import de from "./de/crash.json" with { type: "json" };
import en from "./en/crash.json" with { type: "json" };
import es from "./es/crash.json" with { type: "json" };
import fr from "./fr/crash.json" with { type: "json" };
import { type Locale, locales } from "./locales.ts";
import pt from "./pt/crash.json" with { type: "json" };

const crash: Record<Locale, object> = { en, de, es, fr, pt, ar };
const all = Object.keys(locales) as Locale[];
const others = all.filter((locale) => locale !== "en");

/** Every sentence by its path: "client.overview.title". */
function sentences(of: object, path = ""): [string, string][] {
  return Object.entries(of).flatMap(([name, value]) =>
    typeof value === "string" ? [[`${path}${name}`, value] as [string, string]] : sentences(value, `${path}${name}.`),
  );
}
const wordsOf = (locale: Locale) => new Map(sentences({ ...catalogues[locale], crash: crash[locale] }));

const form = /_(zero|one|two|few|many|other)$/;
const stem = (key: string) => key.replace(form, "");
const formOf = (key: string) => form.exec(key)?.[1];
const gaps = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort();
const english = wordsOf("en");
/** An English sentence with all its gaps: of those for numbers, the one for many. */
const model = (key: string) => english.get(`${stem(key)}_other`) ?? english.get(key);

/**
 * What a language has to have of what English has: of a sentence that depends on a number, one for each category of the
 * language's own (CLDR), and one for nothing where English has that.
 */
function needed(locale: Locale): string[] {
  const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions();
  const all = [...english.keys()].flatMap((key) => {
    if (formOf(key) === undefined || formOf(key) === "zero") return [key];
    return pluralCategories.map((category) => `${stem(key)}_${category}`);
  });
  return [...new Set(all)].sort();
}

/** Whether a sentence is for one number alone, so that it may write that as a word, or not at all. */
function isForOneNumber(key: string, locale: Locale, words: Map<string, string>): boolean {
  const category = formOf(key);
  if (category === undefined) return false;
  if (category === "zero") return true;
  const rules = new Intl.PluralRules(locale);
  const numbers = Array.from({ length: 201 }, (_, number) => number).filter(
    (number) => rules.select(number) === category,
  );
  const hasZero = words.has(`${stem(key)}_zero`);
  return numbers.filter((number) => number !== 0 || !hasZero).length === 1;
}

/** The gaps in which the number itself stands. */
const numberGaps = ["{{count}}", "{{shown}}"];

describe.each(others)("%s", (locale) => {
  const words = wordsOf(locale);

  test("has every sentence that English has, and no other", () => {
    const wanted = needed(locale);
    const missing = wanted.filter((key) => !words.has(key));
    // A sentence for nothing is anybody's to add: French says "one" of nothing too.
    const isFree = (key: string) => formOf(key) === "zero" && english.has(`${stem(key)}_other`);
    const spare = [...words.keys()].filter((key) => !wanted.includes(key) && !isFree(key));
    expect({ missing, spare }).toEqual({ missing: [], spare: [] });
  });

  test("has the gaps that English has, each as often", () => {
    for (const [key, text] of words) {
      const left = gaps(model(key) ?? "");
      // The number may be left out where it can be only one, whatever stands beside it.
      if (isForOneNumber(key, locale, words)) {
        const rest = (of: string[]) => of.filter((gap) => !numberGaps.includes(gap));
        expect(rest(gaps(text)), key).toEqual(rest(left));
      } else expect(gaps(text), key).toEqual(left);
    }
  });

  test("has the same rich text and the same line breaks", () => {
    const marks = (text: string) => (text.match(/<\/?\w[^>]*>|\n/g) ?? []).sort();
    for (const [key, text] of words) expect(marks(text), key).toEqual(marks(model(key) ?? ""));
  });
});

describe.each(all)("%s", (locale) => {
  const words = wordsOf(locale);

  test("every sentence says something, without blanks around it or two in a row", () => {
    for (const [key, text] of words) expect(text, key).not.toMatch(/^$|^\s|\s$|\s\s/u);
  });

  test("nobody is asked with a please, and nothing is shouted", () => {
    const please = /\bplease\b|\bpor favor\b|\bbitte\b|\bveuillez\b|s[’']il vous pla[iî]t/iu;
    const shouted = /successfully|erfolgreich|avec succès|!/iu;
    for (const [key, text] of words) {
      expect(text, key).not.toMatch(please);
      expect(text, key).not.toMatch(shouted);
    }
  });
});

test("French keeps its high signs, and both keep the per cent sign, on the line of what is before them", () => {
  for (const [key, text] of wordsOf("fr")) {
    // Of an address or a time, what stands before the colon is no blank.
    expect(text, key).not.toMatch(/ [:;?»%]|« |\w[;?]|['"]/u);
  }
  for (const [key, text] of wordsOf("de")) expect(text, key).not.toMatch(/ %|['"]/u);
});

test.each([
  ["de", ["du", "dich", "dir", "dein", "deine", "deinen", "deiner", "deinem", "deines"]],
  ["es", ["usted", "elija", "escriba", "inténtelo", "escríbanos", "compruebe", "su cuenta"]],
  ["fr", ["tu", "toi", "ton", "ta", "tes"]],
] as const)("%s has one form of address", (locale, others) => {
  const other = new RegExp(String.raw`(?<!\p{L})(?:${others.join("|")})(?!\p{L})`, "iu");
  for (const [key, text] of wordsOf(locale)) expect(text, key).not.toMatch(other);
});

test("every sentence is said somewhere", () => {
  const source = join(import.meta.dirname, "..");
  const text = readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => readFileSync(join(source, file), "utf8"));
  const gap = String.raw`\$\{(?:[^{}]|\{[^{}]*\})*\}`;
  const name = new RegExp(
    String.raw`(["'\x60])((?:${Object.keys(catalogues.en).join("|")})\.(?:[\w .-]|${gap})+)\1`,
    "g",
  );
  const said = new Set(text.flatMap((file) => Array.from(file.matchAll(name), ([, , key = ""]) => key)));
  /** "security.ended.${reason}Help" is each of the reasons'. */
  const patterns = [...said]
    .filter((key) => key.includes("${"))
    .map((key) => {
      const fixed = key.split(new RegExp(gap)).map((part) => part.replace(/[.\\]/g, String.raw`\$&`));
      return new RegExp(`^${fixed.join("[^.]+")}$`);
    });
  /** Read from their file, by what is answered without any page. */
  const plain = /^(?:crash|common\.refusedBody)\./;

  const isSaid = (key: string) => said.has(key) || plain.test(key) || patterns.some((pattern) => pattern.test(key));
  expect([...english.keys()].map(stem).filter((key) => !isSaid(key))).toEqual([]);
});
