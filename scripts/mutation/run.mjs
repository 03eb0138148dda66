import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { parseArgs } from "node:util";
import { loadConfigFromFile, mergeConfig } from "vite";
import { createVitest } from "vitest/node";
import { inRoot } from "../lib/root.mjs";
import { say, seconds } from "../lib/say.mjs";
import { readUsage } from "../lib/usage.mjs";
import { allMutants, checkedFiles, withMutant } from "./mutants.mjs";

/** @typedef {import("./mutants.mjs").Mutant} Mutant */

const help = `npm run test:mutation -- [options]
  --only PART   only mutants whose file, kind or text has this in it; may be given more than once
  --list        names the mutants and runs nothing

Takes each check out of the portal in turn and runs the tests that load its file until one fails. No file is changed: a
mutant exists only in what the tests load. Ends with "N of N caught", and with code 1 when a mutant survives.`;

const placeOf = ({ file, line }) => `${file}:${line}`;
const short = (text) => (text.length > 90 ? `${text.slice(0, 89)}…` : text);
/** @param {Mutant} mutant */
const said = (mutant) => `${placeOf(mutant)} (${mutant.kind}): ${short(mutant.what)}`;

/** The portal's tests, of which a mutant wants those that load its file. */
async function openTests() {
  /** @type {Mutant | undefined} */
  let current;
  const plugin = {
    name: "kraken-mutation",
    enforce: "pre",
    transform(_code, id) {
      if (!current || id.split("?")[0] !== inRoot(current.file)) return undefined;
      return { code: withMutant(current, readFileSync(inRoot(current.file), "utf8")), map: null };
    },
  };
  const found = await loadConfigFromFile({ command: "serve", mode: "test" }, inRoot("vitest.config.ts"));
  const { test, ...usual } = found?.config ?? {};
  // Each file has modules of its own here, whatever it shares with others otherwise: a mutant lasts for one run. One
  // failure is enough, and nothing is printed: what a mutant breaks is not news.
  const { projects: _, ...options } = { ...test, watch: false, reporters: [{}], bail: 1, silent: true, isolate: true };
  const include = ["apps/portal/src/**/*.test.{ts,tsx}"];
  const vitest = await createVitest(
    "test",
    { ...options, include, config: false },
    mergeConfig(usual, { plugins: [plugin] }),
  );
  /** Tests that noticed a mutant of the same file are asked first. @type {Map<string, string[]>} */
  const noticed = new Map();

  /** @type {Map<string, import("vitest/node").TestSpecification[]>} */
  const related = new Map();
  const relatedTo = async (file) => {
    vitest.config.related = [inRoot(file)];
    const found = related.get(file) ?? (await vitest.getRelevantTestSpecifications());
    related.set(file, found);
    return found;
  };
  const rank = (file, { moduleId }) => {
    const before = noticed.get(file)?.indexOf(moduleId) ?? -1;
    if (before >= 0) return before - 100;
    if ([".test.ts", ".isolated.test.ts"].some((end) => moduleId === inRoot(file.replace(/\.tsx?$/, end)))) return -2;
    return dirname(moduleId) === dirname(inRoot(file)) ? -1 : 0;
  };
  /** @param {Mutant | undefined} mutant @param {import("vitest/node").TestSpecification[]} tests */
  const fails = async (mutant, tests) => {
    current = mutant;
    if (mutant) vitest.invalidateFile(inRoot(mutant.file));
    const asked = new Set(tests.map(({ moduleId }) => moduleId));
    const { testModules: all, unhandledErrors } = await vitest.runTestSpecifications(tests);
    // What failed in an earlier run is still on the list.
    const testModules = all.filter(({ moduleId }) => asked.has(moduleId));
    if (mutant) vitest.invalidateFile(inRoot(mutant.file));
    current = undefined;
    const failed = testModules.filter((module) => [...module.children.allTests("failed")].length > 0);
    // A file that can't even be loaded says nothing about the check: then the mutant is no code.
    const unread = testModules.find((module) => module.errors().length > 0);
    if (unread && mutant)
      throw new Error(`${unread.moduleId} can't be loaded with ${said(mutant)}: ${unread.errors()[0]?.message}`);
    return { failed, crashed: unhandledErrors.length > 0 || unread !== undefined };
  };
  return {
    relatedTo,
    /** Files of tests that fail without any mutant. */
    async broken(tests) {
      const { failed, crashed } = await fails(undefined, tests);
      if (crashed) throw new Error("The tests end in errors of their own.");
      return failed.map(({ moduleId }) => moduleId);
    },
    /** The test that notices; undefined when none does. @param {Mutant} mutant */
    async noticedBy(mutant) {
      const tests = (await relatedTo(mutant.file)).toSorted((a, b) => rank(mutant.file, a) - rank(mutant.file, b));
      const isNear = (test) => rank(mutant.file, test) < 0;
      // First the likeliest, alone: most mutants go no further.
      const [likeliest, ...rest] = tests;
      for (const batch of [likeliest ? [likeliest] : [], rest.filter(isNear), rest.filter((test) => !isNear(test))]) {
        if (batch.length === 0) continue;
        const { failed, crashed } = await fails(mutant, batch);
        const [first] = failed;
        if (!first && !crashed) continue;
        const by = first?.moduleId ?? "an error";
        noticed.set(mutant.file, [by, ...(noticed.get(mutant.file) ?? []).filter((other) => other !== by)]);
        return by;
      }
      return undefined;
    },
    close: () => vitest.close(),
  };
}

/** @param {string[]} args */
export async function main(args) {
  readUsage(args, { help, options: ["--only", "--list"], names: true });
  const options = { only: { type: "string", multiple: true }, list: { type: "boolean" } };
  const { values } = parseArgs({ args, options });
  const parts = values.only ?? [""];
  const mutants = allMutants().filter((mutant) => parts.some((part) => said(mutant).includes(part)));
  if (values.list) {
    for (const mutant of mutants) console.log(said(mutant));
    return console.log(`${mutants.length} mutants in ${checkedFiles().length} files`);
  }
  const tests = await openTests();
  try {
    const all = new Map();
    for (const file of new Set(mutants.map(({ file }) => file)))
      for (const test of await tests.relatedTo(file)) all.set(test.moduleId, test);
    say(`${mutants.length} mutants, ${all.size} files of tests. First the tests as they are …`);
    const broken = await tests.broken([...all.values()]);
    if (broken.length > 0) {
      console.error(`These fail without a mutant:\n${broken.join("\n")}`);
      process.exitCode = 1;
      return;
    }
    /** @type {Mutant[]} */
    const survivors = [];
    const began = Date.now();
    for (const [at, mutant] of mutants.entries()) {
      const by = await tests.noticedBy(mutant);
      if (!by) survivors.push(mutant);
      say(`${at + 1}/${mutants.length} ${by ? `caught by ${basename(by)}` : "SURVIVED"}: ${said(mutant)}`);
    }
    for (const mutant of survivors) console.log(`survived: ${said(mutant)}`);
    say(`In ${seconds(Date.now() - began)}.`);
    console.log(`${mutants.length - survivors.length} of ${mutants.length} caught`);
    if (survivors.length > 0) process.exitCode = 1;
  } finally {
    await tests.close();
  }
}
