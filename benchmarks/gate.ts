/**
 * npm run bench:gate [-- --only …]: three short runs of bench:portal's parts. Fails, with a sentence for each, when a
 * budget is broken by more than the noise: when the median is beyond it by more than the three runs are apart.
 */
import { parseArgs } from "node:util";
import { readUsage } from "../scripts/lib/usage.mjs";
import { type Budget, boundOf, budgetRows, budgets, isMet, written } from "./portal/budgets.ts";
import { measure, mediansOf, type Part, parts, short } from "./portal/run.ts";
import type { Found } from "./portal/slow.ts";

const RUNS = 3;

/** A sentence when this budget is broken, and the runs' spread is no excuse. */
function broken(budget: Budget, runs: readonly Found[], median: number | undefined): string | undefined {
  if (median === undefined || isMet(budget, median)) return undefined;
  const all = runs.flatMap(({ [budget.figure]: value }) => (value === undefined ? [] : [value]));
  const noise = Math.max(...all) - Math.min(...all);
  const beyond = "most" in budget ? median - budget.most : budget.least - median;
  const apart = `the runs are ${written(noise)} apart`;
  if (all.length > 1 && beyond <= noise) {
    console.log(`${budget.what}: ${written(median)} is beyond ${boundOf(budget)}, and within the noise: ${apart}.`);
    return undefined;
  }
  return `${budget.what}: ${written(median)}, and it must be ${boundOf(budget)}; ${apart}.`;
}

const help = `Runs bench:portal three times, short, and fails when a budget is broken by more than the runs are apart.

  npm run bench:gate
  npm run bench:gate -- --only PARTS     as bench:portal has them`;
readUsage(process.argv.slice(2), { help, options: ["--only"], names: true });
const { values } = parseArgs({ options: { only: { type: "string" } } });
const isPart = (name: string): name is Part => (parts as readonly string[]).includes(name);
const wanted = (values.only?.split(",") ?? [...parts]).filter(isPart);
const runs: Found[] = [];
for (let run = 1; run <= RUNS; run++) {
  runs.push(mediansOf(await measure(short, wanted, (line) => console.error(`run ${run} of ${RUNS}, ${line}`))));
}
const found = mediansOf(runs);
console.log("| budget | bound | measured | |\n|---|---|---:|---|");
for (const row of budgetRows(found)) console.log(row);
const sentences = budgets.flatMap((budget) => broken(budget, runs, found[budget.figure]) ?? []);
for (const sentence of sentences) console.error(sentence);
process.exit(sentences.length > 0 ? 1 : 0);
