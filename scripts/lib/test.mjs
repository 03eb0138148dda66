import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, Failure } from "./failure.mjs";
import { installIfNeeded } from "./install.mjs";
import { atEnd, end, endOnSignals, isEnding } from "./lifetime.mjs";
import { seconds } from "./say.mjs";
import { stages } from "./stages.mjs";
import { lastLine, sum, tally } from "./tally.mjs";
import { readUsage } from "./usage.mjs";

/**
 * Which stages the command line asks for: the usual ones, every one (--all), the fast ones (--fast), or those that it
 * names.
 * @param {string[]} args
 */
export function chosenStages(args) {
  const option = args.find((argument) => argument.startsWith("--") && !["--fast", "--all"].includes(argument));
  if (option) throw new Failure(`There is no option ${option}; there are --fast and --all.`);
  const names = args.filter((argument) => !argument.startsWith("--"));
  const unknown = names.filter((name) => !stages.some((stage) => stage.name === name));
  if (unknown.length > 0) {
    throw new Failure(
      `There is no stage ${unknown.join(", ")}; there are ${stages.map(({ name }) => name).join(", ")}.`,
    );
  }
  if (names.length > 0) return stages.filter((stage) => names.includes(stage.name));
  if (args.includes("--fast")) return stages.filter((stage) => stage.fast);
  return stages.filter((stage) => !stage.further || args.includes("--all"));
}

/** @param {string} title */
const rule = (title) => `── ${title} ${"─".repeat(Math.max(3, 76 - title.length))}`;

/** A stage that breaks down has failed, and the ones after it still run. @param {() => Promise<import("./tally.mjs").Tally>} run */
async function attempt(run) {
  try {
    return await run();
  } catch (error) {
    return tally({ failed: 1, notes: [describe(error)] });
  }
}

/** @param {string[]} args @returns {Promise<import("./tally.mjs").Tally>} */
async function runAll(args) {
  const chosen = chosenStages(args);
  await installIfNeeded();
  const temporary = mkdtempSync(join(tmpdir(), "kraken-test-"));
  atEnd(() => rmSync(temporary, { recursive: true, force: true }));
  const context = { ci: process.env.CI === "true", fast: args.includes("--fast"), temporary };
  const tallies = [];
  for (const stage of chosen.filter(({ applies }) => applies?.() ?? true)) {
    const started = Date.now();
    console.log(`\n${rule(`${stage.name}: ${stage.about}`)}\n`);
    const result = await attempt(() => stage.run(context));
    tallies.push(result);
    console.log(`\n${stage.name}: ${lastLine(result)} (${seconds(Date.now() - started)})`);
  }
  return sum(tallies);
}

const help = `Runs the tests, stage after stage; the last line says how many passed and failed.

  npm test                      the usual stages
  npm run check                 the fast ones (--fast)
  npm test -- --all             those that take long, too
  npm test -- STAGE …           only these

Stages: ${stages.map(({ name }) => name).join(", ")}.`;

/** npm test and npm run check. @param {string[]} args */
export async function main(args) {
  // What else it does not know is a failure of its own, with its last line.
  if (args.includes("--help") || args.includes("-h")) readUsage(args, { help });
  endOnSignals();
  let total;
  // Registered first, so it runs last: nothing that is taken down speaks after the result.
  atEnd(() => total && console.log(lastLine(total)));
  const result = await attempt(() => runAll(args));
  if (isEnding()) return;
  total = result;
  console.log(`\n${rule("result")}\n`);
  for (const note of total.notes) console.log(`${note}\n`);
  await end(total.failed > 0 ? 1 : 0);
}
