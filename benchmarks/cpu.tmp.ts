import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { createArms } from "./sdk/arms.ts";
import { createWhmcs } from "@kraken/sdk";
import { createTransport } from "../packages/sdk/src/transport.ts";
const rounds = Number(process.argv[2] ?? 15), N = Number(process.argv[3] ?? 300), callers = Number(process.argv[4] ?? 32);
const only = process.argv[5];
const server = fork(fileURLToPath(new URL("./sdk/server.tmp.mjs", import.meta.url)), { execArgv: [] });
const [{ port, cert }] = (await once(server, "message")) as [{ port: number; cert: string }];
const endpoint = `https://127.0.0.1:${port}/includes/api.php`;
const arms = (await createArms(endpoint, cert)).filter((a) => a.name === "sdk" || a.name === "undici");
const custom = createWhmcs({ endpoint, identifier: "bench-identifier", secret: "bench-secret", concurrency: 32, tls: { ca: cert } });
const transport = createTransport({ endpoint: new URL(endpoint), timeout: 30000, concurrency: 32, maxAnswerBytes: 1e8, tls: { ca: cert, insecure: false } });
const list: [string, () => Promise<unknown>][] = [];
for (const action of ["GetClients", "GetClientsProducts"] as const) {
  for (const a of arms) list.push([`${a.name} ${action}`, () => a.call(action)]);
  list.push([`custom ${action}`, () => custom.call(action.replace("Get", "Custom"), { limitnum: 25 }, { effect: "read" })]);
  const body = `action=${action}&identifier=bench-identifier&secret=bench-secret&responsetype=json&limitnum=25`;
  list.push([`transport ${action}`, async () => { const s = await transport.send({ body, effect: "read" }); if (s.outcome.kind === "answer") JSON.parse(s.outcome.text); else throw new Error("no"); }]);
}
const res = new Map<string, { cpu: number[]; wall: number[] }>();
const sel = only ? list.filter(([n]) => n.match(only)) : list;
for (let r = 0; r < rounds + 3; r++) for (const [name, fn] of r % 2 ? sel : sel.toReversed()) {
  let left = N;
  const b = process.cpuUsage(), w = performance.now();
  await Promise.all(Array.from({ length: callers }, async () => { while (left-- > 0) await fn(); }));
  const { user, system } = process.cpuUsage(b);
  const wall = (performance.now() - w) * 1000 / N;
  if (r < 3) continue;
  const e = res.get(name) ?? { cpu: [], wall: [] }; e.cpu.push((user + system) / N); e.wall.push(wall); res.set(name, e);
}
const q = (v: number[], s: number) => [...v].sort((a, b) => a - b)[Math.floor(v.length * s)]!;
const med = (v: number[]) => q(v, 0.5);
for (const [k, v] of res) console.log(k.padEnd(28), "cpu p10", q(v.cpu, 0.1).toFixed(1), "med", med(v.cpu).toFixed(1), "min", Math.min(...v.cpu).toFixed(1), "| wall med", med(v.wall).toFixed(1), "min", Math.min(...v.wall).toFixed(1));
for (const a of ["GetClients", "GetClientsProducts"]) { const s = res.get(`sdk ${a}`), u = res.get(`undici ${a}`); if (s && u) console.log(a, "undici/sdk cpu p10", (q(u.cpu, 0.1) / q(s.cpu, 0.1)).toFixed(3), "med", (med(u.cpu) / med(s.cpu)).toFixed(3), "min", (Math.min(...u.cpu) / Math.min(...s.cpu)).toFixed(3), "paired", med(s.cpu.map((c, i) => u.cpu[i]! / c)).toFixed(3), "wall paired", med(s.wall.map((c, i) => u.wall[i]! / c)).toFixed(3)); }
process.exit(0);
