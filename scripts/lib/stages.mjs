import { existsSync } from "node:fs";
import { join } from "node:path";
import { build, next, portalFolder, tsc } from "./build.mjs";
import { chromium } from "./chromium.mjs";
import { command } from "./command.mjs";
import { testNginx } from "./nginx.mjs";
import { postgresProgram, testDatabase } from "./postgres.mjs";
import { redisServer, testRedis } from "./redis.mjs";
import { playwrightTally, readReport, vitestTally } from "./reports.mjs";
import { inRoot } from "./root.mjs";
import { leftOut, single, sum, tally } from "./tally.mjs";

/**
 * @typedef {object} Context
 * @property {boolean} ci nothing may be left out
 * @property {boolean} fast
 * @property {string} temporary a folder for reports
 * @typedef {object} Stage
 * @property {string} name as on the command line: npm test -- NAME
 * @property {string} about
 * @property {boolean} fast whether `npm run check` has it
 * @property {true} [further] only with --all, or by its name: it would make `npm test` too long to wait for
 * @property {() => boolean} [applies] default: always
 * @property {(context: Context) => Promise<import("./tally.mjs").Tally>} run
 */

/** Runs one of our tools where everybody can see it. @param {string} tool in node_modules @param {string[]} args */
const tool = async (tool, args, { cwd, env } = {}) =>
  (await command(process.execPath, [tool, ...args], { cwd, env: { ...process.env, ...env }, output: "show" })).ok;

const lint = () => tool(inRoot("node_modules/@biomejs/biome/bin/biome"), ["check", "."]);

async function types() {
  if (!(await tool(tsc, ["-b"]))) return false;
  if (!(await tool(tsc, ["-p", inRoot("tsconfig.tests.json")]))) return false;
  if (!existsSync(join(portalFolder, "tsconfig.json"))) return true;
  // The portal's types include those of its routes, which Next writes.
  const env = { NEXT_TELEMETRY_DISABLED: "1" };
  return (
    (await tool(next, ["typegen"], { cwd: portalFolder, env })) && (await tool(tsc, ["--noEmit", "-p", portalFolder]))
  );
}

/** @param {Context} context @param {{ database?: string, redis?: string }} servers */
async function vitest({ temporary }, { database = "", redis = "" } = {}) {
  const report = join(temporary, "vitest.json");
  const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  // Set to nothing when there is none: a fast run stays on SQLite and in memory whatever the environment names.
  const env = { TEST_DATABASE_URL: database, TEST_REDIS_URL: redis };
  const ok = await tool(inRoot("node_modules/vitest/vitest.mjs"), args, { env });
  return vitestTally(readReport(report), ok);
}

/** @param {Context} context */
async function unit(context) {
  if (context.fast) return vitest(context);
  const found = { database: await testDatabase(), redis: await testRedis() };
  const urls = {};
  const notices = [];
  for (const [name, server] of Object.entries(found)) {
    if ("problem" in server) notices.push(leftOut(`tests on ${names[name]}: ${server.problem}.`, context.ci));
    else urls[name] = server.url;
  }
  try {
    return sum([await vitest(context, urls), ...notices]);
  } finally {
    for (const server of Object.values(found)) if ("stop" in server) await server.stop();
  }
}

const names = { database: "PostgreSQL", redis: "Redis" };

/** The reference's examples through the contract; the file is not ours to carry, so a path names it. */
async function examples() {
  const script = inRoot("packages/contract/scripts/check-examples.ts");
  const args = ["--conditions=source", "--import", "tsx", script, process.env.WHMCS_EXAMPLES ?? ""];
  const result = await command(process.execPath, args);
  console.log(result.output.trimEnd());
  const [, passed, failed] = /^(\d+) passed, (\d+) failed$/m.exec(result.output) ?? [];
  if (passed === undefined) return single("examples", false);
  const notes = result.ok ? [] : ["examples failed."];
  return tally({ passed: Number(passed), failed: Math.max(Number(failed), result.ok ? 0 : 1), notes });
}

/** @param {Context} context @param {string} config Playwright's */
async function inBrowser({ ci, temporary }, config) {
  const browser = await chromium();
  if (!browser.path) return leftOut(`tests in a browser: ${browser.problem}.`, ci);
  const report = join(temporary, "playwright.json");
  const env = { CHROMIUM_PATH: browser.path, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  const args = ["test", "--config", inRoot(config), "--reporter=list,json"];
  const ok = await tool(inRoot("node_modules/@playwright/test/cli.js"), args, { env });
  return playwrightTally(readReport(report), ok);
}

/** Several portals and backends of the build, on servers that the tests start themselves. @param {Context} context */
async function many({ ci, temporary }) {
  const servers = { nginx: await testNginx(), PostgreSQL: await postgresProgram(), Redis: await redisServer() };
  const missing = Object.entries(servers).filter(([, server]) => "problem" in server);
  if (missing.length > 0) {
    const why = missing.map(([name, { problem }]) => `${name}: ${problem}`).join("; ");
    return leftOut(`tests with several portals: ${why}.`, ci);
  }
  await build();
  const report = join(temporary, "many.json");
  const config = ["--config", inRoot("vitest.many.config.ts")];
  const args = ["run", ...config, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const ok = await tool(inRoot("node_modules/vitest/vitest.mjs"), args);
  return vitestTally(readReport(report), ok);
}

/** In the order in which they run: what fails soonest comes first. A new kind of test is a row here. @type {Stage[]} */
export const stages = [
  {
    name: "lint",
    about: "style, and the borders between packages",
    fast: true,
    run: async () => single("lint", await lint()),
  },
  { name: "types", about: "TypeScript", fast: true, run: async () => single("types", await types()) },
  {
    name: "examples",
    about: "the WHMCS reference's examples, both ways",
    fast: true,
    applies: () => Boolean(process.env.WHMCS_EXAMPLES),
    run: examples,
  },
  { name: "unit", about: "unit and integration tests", fast: true, run: unit },
  {
    name: "build",
    about: "what npm start runs",
    fast: false,
    run: async () => {
      await build();
      return single("build", true);
    },
  },
  {
    name: "e2e",
    about: "the whole system in a browser",
    fast: false,
    applies: () => existsSync(inRoot("e2e")),
    run: (context) => inBrowser(context, "playwright.config.ts"),
  },
  {
    name: "security",
    about: "ways in, second factors, limits, uploads, payloads, and the matrix without proxy.ts",
    fast: false,
    further: true,
    run: (context) => inBrowser(context, "playwright.security.config.ts"),
  },
  {
    name: "many",
    about: "two portals and two backends behind nginx, killed under load",
    fast: false,
    further: true,
    run: many,
  },
];
