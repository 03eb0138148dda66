/**
 * npm run bench:portal [-- --short --minutes N --only cold,warm,uneven,together,list,pages,memory]: the portal over a slow WHMCS,
 * beside the seed arm, which is the specification's wrapper with its cache, and a bare Next page; on loopback. Prints
 * Markdown, keeps every round in test-results/bench-portal.json, and fails when a budget is missed.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { readUsage } from "../scripts/lib/usage.mjs";
import { budgetRows, budgets, isMet, written } from "./portal/budgets.ts";
import { measure, mediansOf, type Part, parts, short, whole } from "./portal/run.ts";

const help = `Measures the portal over a slow WHMCS, beside the seed arm and a bare Next page.

  npm run bench:portal                          about an hour
  npm run bench:portal -- --short               ten minutes; --minutes N for longer under load
  npm run bench:portal -- --only ${parts.join(",")}`;
readUsage(process.argv.slice(2), { help, options: ["--short", "--minutes", "--only"], names: true });
const { values } = parseArgs({
  options: { short: { type: "boolean" }, minutes: { type: "string" }, only: { type: "string" } },
});
const isPart = (name: string): name is Part => (parts as readonly string[]).includes(name);
const wanted = values.only?.split(",") ?? [...parts];
const unknown = wanted.find((name) => !isPart(name));
if (unknown !== undefined) {
  console.error(`There is no part ${unknown}: --only takes ${parts.join(", ")}, with commas between them.`);
  process.exit(2);
}
const chosen = values.short ? short : whole;
const minutes = values.minutes === undefined ? chosen.memoryMinutes : Number(values.minutes);
if (!(minutes > 0)) {
  console.error("--minutes must be a number above 0.");
  process.exit(2);
}

const before = loadavg()[0] ?? 0;
const rounds = await measure({ ...chosen, memoryMinutes: minutes }, wanted.filter(isPart), (line) =>
  console.error(line),
);
const found = mediansOf(rounds);
const about = {
  date: new Date().toISOString(),
  node: process.version,
  load: { before, after: loadavg()[0] ?? 0 },
};
mkdirSync("test-results", { recursive: true });
writeFileSync("test-results/bench-portal.json", JSON.stringify({ ...about, rounds }, null, 2));

console.log(
  `Measured on ${about.date.slice(0, 10)} by \`npm run bench:portal\`${values.short ? " with --short" : ""}, Node ${process.versions.node}, ` +
    `${rounds.length} round${rounds.length === 1 ? "" : "s"}, load ${before.toFixed(1)} before and ${about.load.after.toFixed(1)} after.\n`,
);
console.log("| budget | bound | measured | |\n|---|---|---:|---|");
for (const row of budgetRows(found)) console.log(row);
console.log("\n| figure | median | spread |\n|---|---:|---|");
for (const [name, value] of Object.entries(found)) {
  const all = rounds.flatMap(({ [name]: one }) => (one === undefined ? [] : [one]));
  const spread = all.length > 1 ? `${written(Math.min(...all))} to ${written(Math.max(...all))}` : "";
  console.log(`| ${name} | ${written(value)} | ${spread} |`);
}
const missed = budgets.some((budget) => {
  const value = found[budget.figure];
  return value !== undefined && !isMet(budget, value);
});
process.exit(missed ? 1 : 0);
