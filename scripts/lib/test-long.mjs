import { chromium } from "./chromium.mjs";
import { command } from "./command.mjs";
import { installIfNeeded } from "./install.mjs";
import { end, endOnSignals, run } from "./lifetime.mjs";
import { inRoot } from "./root.mjs";

/** @param {string} path the browser @param {string[]} args @returns {Promise<boolean>} whether all passed */
async function inBrowser(path, args) {
  const playwright = inRoot("node_modules/@playwright/test/cli.js");
  const env = { ...process.env, CHROMIUM_PATH: path };
  const options = ["test", "--config", inRoot("playwright.long.config.ts"), "--pass-with-no-tests", ...args];
  return (await command(process.execPath, [playwright, ...options], { output: "show", env })).ok;
}

/** npm run test:long. @param {string[]} args parts of files' names, to run only those */
export function main(args) {
  endOnSignals();
  return run(async () => {
    await installIfNeeded();
    const vitest = inRoot("node_modules/vitest/vitest.mjs");
    const config = inRoot("vitest.long.config.ts");
    const units = await command(process.execPath, [vitest, "run", "--config", config, "--passWithNoTests", ...args], {
      output: "show",
    });
    const { path, problem } = await chromium();
    if (!path) console.log(`Left out: tests in a browser: ${problem}.`);
    const isWhole = path ? await inBrowser(path, args) : false;
    await end(units.ok && isWhole ? 0 : 1);
  });
}
