/**
 * npm run bench:search [-- clients rounds]: KrakenSearch through the SDK against a backend in a process of its own, with
 * the demo company of 100,000 clients, which it makes first through the command line. DATABASE_URL puts it on PostgreSQL
 * (an empty database), KRAKEN_HOME keeps what was made for the next run. Fails when a goal is missed.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createWhmcs } from "@kraken/sdk";
import { readUsage } from "../scripts/lib/usage.mjs";
import { makeQueries, type Query } from "./search/queries.ts";

readUsage(process.argv.slice(2), {
  help: `Measures KrakenSearch with the demo company of 100,000 clients.

  npm run bench:search [-- CLIENTS ROUNDS]     100000 and 3

DATABASE_URL puts it on PostgreSQL (an empty database), KRAKEN_HOME keeps what was made for the next run.`,
  names: true,
});
const [clients = 100_000, rounds = 3] = process.argv.slice(2).map(Number);
const PEOPLE = 40;
const GOALS = { p50: 50, p95: 100 };

const kept = process.env.KRAKEN_HOME;
const home = kept || mkdtempSync(join(tmpdir(), "kraken-search-"));
const cli = fileURLToPath(new URL("../packages/backend/src/cli.ts", import.meta.url));
const began = performance.now();
const child = fork(cli, ["--demo", "--clients", String(clients)], {
  execArgv: ["--conditions=source", "--import", "tsx"],
  env: {
    ...process.env,
    KRAKEN_HOME: home,
    KRAKEN_BACKEND_PORT: "0",
    SMTP_URL: "",
    API_IDENTIFIER: "",
    API_SECRET: "",
  },
  stdio: ["ignore", "ignore", "inherit", "ipc"],
});
const gone = once(child, "exit");
const ready = await Promise.race([once(child, "message"), gone.then(() => undefined)]);
if (!ready) throw new Error("The backend ended before it was ready");
const [facts] = ready as [{ endpoint: string; identifier: string; secret: string }];
console.log(`\nReady with ${clients} clients after ${((performance.now() - began) / 1000).toFixed(1)} s`);

const whmcs = createWhmcs({ ...facts, engine: "kraken" });
const queries = await makeQueries(whmcs, PEOPLE);

type Timed = Query & { time: number; found: number };
const timed: Timed[] = [];
// Round 0 is what a backend does that was just started; it counts like the others.
for (let round = 0; round < rounds; round++) {
  for (const query of queries) {
    const sent = performance.now();
    const { totalresults } = await whmcs.krakenSearch({ query: query.query, clientid: query.clientid });
    timed.push({ ...query, time: performance.now() - sent, found: totalresults });
  }
}
await whmcs.close();
child.kill("SIGTERM");
await gone;
if (!kept) rmSync(home, { recursive: true, force: true });

const percentile = (times: readonly number[], share: number) =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
const line = (name: string, some: readonly Timed[]) => {
  const times = some.map(({ time }) => time);
  const figures = [0.5, 0.95, 1].map((share) => percentile(times, share).toFixed(1));
  const none = some.filter(({ found }) => found === 0).length;
  return `| ${name} | ${some.length} | ${figures.join(" | ")} | ${none} |`;
};

console.log("\n| queries | number | median ms | p95 ms | longest ms | found nothing |\n|---|---:|---:|---:|---:|---:|");
for (const kind of new Set(timed.map((each) => each.kind))) {
  console.log(
    line(
      kind,
      timed.filter((each) => each.kind === kind),
    ),
  );
}
console.log(line("**all**", timed));
const slowest = timed.toSorted((a, b) => b.time - a.time).slice(0, 8);
console.log(`\nSlowest: ${slowest.map(({ query, time }) => `"${query}" ${time.toFixed(0)} ms`).join(", ")}`);

const times = timed.map(({ time }) => time);
const goals = [
  ["median", percentile(times, 0.5), GOALS.p50],
  ["p95", percentile(times, 0.95), GOALS.p95],
] as const;
console.log("\n| goal | measured ms | |\n|---|---:|---|");
for (const [name, measured, most] of goals) {
  console.log(`| ${name}, ${most} ms at most | ${measured.toFixed(1)} | ${measured <= most ? "met" : "MISSED"} |`);
}
process.exit(goals.every(([, measured, most]) => measured <= most) ? 0 : 1);
