/**
 * npm run bench:sdk [-- seconds rounds]: the SDK, decoding included, beside a raw undici Pool with JSON.parse, axios with
 * keep-alive, and the specification's own wrapper; over TLS on loopback. The arms take turns, and a figure is the median
 * of its rounds. Fails when a goal is missed.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { readUsage } from "../scripts/lib/usage.mjs";
import { ACTIONS, type ActionName, type Arm, createArms } from "./sdk/arms.ts";

readUsage(process.argv.slice(2), {
  help: "Measures the SDK beside undici, axios and the seed arm.\n\n  npm run bench:sdk [-- SECONDS ROUNDS]     1 and 5",
  names: true,
});
const [seconds = 1, rounds = 5] = process.argv.slice(2).map(Number);
const CALLERS = [1, 32];

/** `cpu`: microseconds of this process for each call, which other work on the machine changes least. */
type Round = { perSecond: number; p50: number; p99: number; cpu: number };

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const percentile = (sorted: Float64Array, share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

/** Calls for so many milliseconds with so many callers; milliseconds of every call. */
async function run(arm: Arm, action: ActionName, callers: number, time: number): Promise<Round> {
  const latencies: number[] = [];
  const busy = process.cpuUsage();
  const began = performance.now();
  const end = began + time;
  const caller = async () => {
    while (performance.now() < end) {
      const sent = performance.now();
      await arm.call(action);
      latencies.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  const took = performance.now() - began;
  const { user, system } = process.cpuUsage(busy);
  const sorted = Float64Array.from(latencies).sort();
  return {
    perSecond: (latencies.length / took) * 1000,
    p50: percentile(sorted, 0.5),
    p99: percentile(sorted, 0.99),
    cpu: (user + system) / latencies.length,
  };
}

const server = fork(fileURLToPath(new URL("./sdk/server.mjs", import.meta.url)), { execArgv: [] });
const [{ port, cert }] = (await once(server, "message")) as [{ port: number; cert: string }];
const handshakes = async () => {
  server.send("handshakes?");
  const [answer] = (await once(server, "message")) as [{ handshakes: number }];
  return answer.handshakes;
};
const arms = await createArms(`https://127.0.0.1:${port}/includes/api.php`, cert);
const opened = new Map<string, number>();
const results = new Map<string, Round[]>();
const keyOf = (arm: string, action: ActionName, callers: number) => `${arm} ${action} ${callers}`;

// Round 0 warms up and is discarded, apart from its handshakes.
for (let round = 0; round <= rounds; round++) {
  for (const action of ACTIONS) {
    for (const callers of CALLERS) {
      for (const arm of round % 2 === 0 ? arms : arms.toReversed()) {
        const before = await handshakes();
        const result = await run(arm, action, callers, seconds * 1000);
        opened.set(arm.name, (opened.get(arm.name) ?? 0) + (await handshakes()) - before);
        if (round === 0) continue;
        const key = keyOf(arm.name, action, callers);
        results.set(key, [...(results.get(key) ?? []), result]);
      }
    }
  }
}
server.disconnect();

const figure = (arm: string, action: ActionName, callers: number, name: keyof Round) =>
  median((results.get(keyOf(arm, action, callers)) ?? []).map((round) => round[name]));

for (const action of ACTIONS) {
  for (const callers of CALLERS) {
    console.log(`\n${action}, 25 rows, ${callers} ${callers === 1 ? "caller" : "callers"}\n`);
    console.log("| arm | calls/s | spread | p50 ms | p99 ms | CPU µs |\n|---|---:|---:|---:|---:|---:|");
    for (const { name } of arms) {
      const all = (results.get(keyOf(name, action, callers)) ?? []).map((round) => round.perSecond);
      const spread = `${Math.min(...all).toFixed(0)} to ${Math.max(...all).toFixed(0)}`;
      const [rate, p50, p99, cpu] = (["perSecond", "p50", "p99", "cpu"] as const).map((what) =>
        figure(name, action, callers, what),
      );
      console.log(
        `| ${name} | ${rate?.toFixed(0)} | ${spread} | ${p50?.toFixed(2)} | ${p99?.toFixed(2)} | ${cpu?.toFixed(0)} |`,
      );
    }
  }
}
console.log(`\nTLS handshakes in the whole run: ${[...opened].map(([name, count]) => `${name} ${count}`).join(", ")}`);

const ratio = (to: string, action: ActionName) =>
  figure("sdk", action, 32, "perSecond") / figure(to, action, 32, "perSecond");
const goals: [string, number, boolean][] = [
  ...ACTIONS.map((action): [string, number, boolean] => {
    const times = ratio("seed", action);
    return [`${action}, 32 callers, times the seed arm (8 at least)`, times, times >= 8];
  }),
  [
    "GetClients, 32 callers, of raw undici (0.7 at least)",
    ratio("undici", "GetClients"),
    ratio("undici", "GetClients") >= 0.7,
  ],
  [
    "GetClientsProducts, 32 callers, of raw undici (0.45 at least)",
    ratio("undici", "GetClientsProducts"),
    ratio("undici", "GetClientsProducts") >= 0.45,
  ],
  ["TLS handshakes of the SDK (40 at most)", opened.get("sdk") ?? 0, (opened.get("sdk") ?? 0) <= 40],
];
console.log("\n| goal | measured | |\n|---|---:|---|");
for (const [goal, measured, met] of goals)
  console.log(`| ${goal} | ${Math.round(measured * 100) / 100} | ${met ? "met" : "MISSED"} |`);
process.exit(goals.every(([, , met]) => met) ? 0 : 1);
