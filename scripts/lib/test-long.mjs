import { build } from "./build.mjs";
import { command } from "./command.mjs";
import { installIfNeeded } from "./install.mjs";
import { end, endOnSignals, run } from "./lifetime.mjs";
import { inRoot } from "./root.mjs";
import { readUsage } from "./usage.mjs";

const help = `Runs what takes long: hundreds of crashes, and an outage under load.

  npm run test:long [-- PART …]     only files with such a part in their name

KRAKEN_CRASH_ROUNDS (100) says how many crashes, KRAKEN_OUTAGE_SECONDS (600) how long the outage.`;

/** npm run test:long. @param {string[]} args parts of files' names, to run only those */
export function main(args) {
  readUsage(args, { help, names: true });
  endOnSignals();
  return run(async () => {
    await installIfNeeded();
    await build();
    const vitest = inRoot("node_modules/vitest/vitest.mjs");
    const config = inRoot("vitest.long.config.ts");
    const all = [vitest, "run", "--config", config, "--passWithNoTests", ...args];
    const { ok } = await command(process.execPath, all, { output: "show" });
    await end(ok ? 0 : 1);
  });
}
