/**
 * npm run bench:admin [-- clients]: how long the portal's server takes for the admin portal's heaviest pages over Kraken's
 * backend with the demo company of 100,000 clients, to the last byte of the page, on loopback. No two addresses are alike,
 * so that the answer that a page is about is never one that was kept. DATABASE_URL puts the backend on PostgreSQL (an empty
 * database), KRAKEN_HOME keeps what was made for the next run. Prints Markdown, and fails when a goal is missed.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { end, launchBackend, launchPortal, portalSecret } from "../e2e/support/own-system.ts";
import { Visitor } from "../e2e/support/visitor.ts";
import { build } from "../scripts/lib/build.mjs";
import { chromium as installed } from "../scripts/lib/chromium.mjs";
import { freePort } from "../scripts/lib/ports.mjs";
import { readUsage } from "../scripts/lib/usage.mjs";
import { open } from "./portal/pages.ts";

readUsage(process.argv.slice(2), {
  help: `Measures the admin portal over a backend with the demo company of 100,000 clients.

  npm run bench:admin [-- CLIENTS]

DATABASE_URL puts the backend on PostgreSQL (an empty database), KRAKEN_HOME keeps what was made for the next run.`,
  names: true,
});
const clients = Number(process.argv[2] ?? 100_000);
/** Milliseconds, and bytes of JavaScript. */
const GOALS = { page: 100, script: 175_000 };

const range = (count: number) => Array.from({ length: count }, (_, at) => at);
const last = Math.ceil(clients / 25);
const names = [
  "nautilus",
  "fjord studio",
  "mail comes back",
  "atlas",
  "charter",
  "moved away",
  "harbour",
  "certificate",
];
const pages = {
  "clients, the last pages": range(20).map((at) => `/admin/clients?page=${last - at}`),
  "active clients, far down": range(20).map((at) => `/admin/clients?status=Active&page=${Math.floor(last * 0.8) - at}`),
  "tickets of a department": [1, 2, 3].flatMap((department) =>
    ["", "active", "all", "Closed", "Answered"].map(
      (status) => `/admin/tickets?${new URLSearchParams({ status, department: String(department) })}`,
    ),
  ),
  "overdue invoices by amount": range(20).map(
    (at) => `/admin/invoices?status=Overdue&sort=total&dir=desc&page=${1 + at * 9}`,
  ),
  "all invoices, the last pages": range(10).map((at) => `/admin/invoices?page=${10_000 - at}`),
  "search by words": names.map((q) => `/admin/search?${new URLSearchParams({ q })}`),
  "search by numbers": range(12).map((at) => `/admin/search?q=${1042 + at * 977}`),
};

const kept = process.env.KRAKEN_HOME;
const home = kept || mkdtempSync(join(tmpdir(), "kraken-admin-"));
mkdirSync(home, { recursive: true });
const { DATABASE_URL = "" } = process.env;
await build();
const before = loadavg()[0] ?? 0;
const began = performance.now();
const { child, ready } = await launchBackend(home, await freePort(), { clients, backendEnv: { DATABASE_URL } });
console.error(`Ready with ${clients} clients after ${((performance.now() - began) / 1000).toFixed(1)} s`);
const port = await freePort();
const portal = await launchPortal(home, ready, port, {});
const origin = `http://127.0.0.1:${port}`;
const staff = await new Visitor(origin).signInAsStaff(portalSecret("p"));
const cookie = [...staff.cookies].map(([name, value]) => `${name}=${value}`).join("; ");

/** Milliseconds for which the portal and the backend have had a processor: what else runs does not change them. */
function worked(): number {
  const ticks = [child, portal].map(({ pid }) => {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return Number(fields[11]) + Number(fields[12]);
  });
  return ticks.reduce((sum, each) => sum + each, 0) * 10;
}

async function timeOf(path: string): Promise<number> {
  const sent = performance.now();
  const answer = await fetch(`${origin}${path}`, { headers: { cookie, accept: "text/html" } });
  const text = await answer.text();
  if (!answer.ok || !text.includes("</html>")) throw new Error(`${path} was answered with ${answer.status}`);
  return performance.now() - sent;
}

const percentile = (times: readonly number[], share: number) =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;

// What every page asks for besides (departments, currencies) is kept as it is all day, and the code is loaded.
for (const path of ["/admin/clients", "/admin/tickets", "/admin/invoices", "/admin/search?q=warm"]) await timeOf(path);
const found: { name: string; times: number[]; work: number }[] = [];
for (const [name, paths] of Object.entries(pages)) {
  const from = process.platform === "linux" ? worked() : Number.NaN;
  const times: number[] = [];
  for (const path of paths) times.push(await timeOf(path));
  const to = process.platform === "linux" ? worked() : Number.NaN;
  found.push({ name, times, work: (to - from) / paths.length });
}

const browser = await chromium.launch({ executablePath: (await installed()).path });
const context = await browser.newContext({ extraHTTPHeaders: { cookie } });
const desk = await open(context, `${origin}/admin/tickets`);
const row = await desk.page.locator("main a[href^='/admin/tickets/']").first().getAttribute("href");
const ticket = await open(context, `${origin}${row}`);
const script = desk.script + ticket.script;
await browser.close();
await end(portal, "SIGTERM");
await end(child, "SIGTERM");
if (!kept) rmSync(home, { recursive: true, force: true });

console.log(`\nLoad ${before.toFixed(1)} before, ${(loadavg()[0] ?? 0).toFixed(1)} after; Node ${process.version}`);
console.log(
  "\n| page | views | median ms | p95 ms | longest ms | processor ms a view | |\n|---|---:|---:|---:|---:|---:|---|",
);
const isMet = ({ times }: { times: readonly number[] }) => percentile(times, 0.5) <= GOALS.page;
for (const each of found) {
  const figures = [0.5, 0.95, 1].map((share) => percentile(each.times, share).toFixed(0));
  console.log(
    `| ${each.name} | ${each.times.length} | ${figures.join(" | ")} | ${each.work.toFixed(0)} | ${isMet(each) ? "met" : "MISSED"} |`,
  );
}
const isLight = script <= GOALS.script;
console.log(`\nJavaScript of the desk and a ticket: ${(script / 1000).toFixed(0)} kB (${isLight ? "met" : "MISSED"})`);
process.exit(found.every(isMet) && isLight ? 0 : 1);
