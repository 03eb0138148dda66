import { type ChildProcess, fork } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { SignJWT } from "jose";
import {
  cleanEnvironment,
  end,
  launchBackend,
  launchPortal,
  memoryOf,
  portalSecret,
  type Ready,
} from "../../e2e/support/own-system.ts";
import { Visitor } from "../../e2e/support/visitor.ts";
import { openPages } from "../../scripts/lib/portal-ready.mjs";
import { freePort } from "../../scripts/lib/ports.mjs";
import { fillInvoices, type Person, peopleOf } from "./books.ts";
import { Caller } from "./load.ts";
import { openSlowLine, type SlowLine } from "./slow-line.ts";

const inRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const next = inRoot("node_modules/next/dist/bin/next");
const seedFolder = inRoot("benchmarks/seed-portal");

/** How long answers are good, in seconds; a run that has to see them end often makes it short, for both arms. */
export type Times = { cache: number; standing: number };
export const usual: Times = { cache: 60, standing: 15 };

/** One of the portals that are compared, with a line of its own to the same WHMCS. */
export type Arm = {
  name: "kraken" | "seed";
  caller: Caller;
  line: SlowLine;
  /** What each person's browser sends. */
  cookies: string[];
  /** Ends it and starts it anew: it remembers nothing but the sessions. */
  restart: (times?: Times, extra?: Record<string, string>) => Promise<void>;
  /** Bytes that its process has in memory at this moment. */
  memory: () => Promise<number>;
};

export type Company = {
  home: string;
  backend: Ready;
  people: Person[];
  /** Which of them has a full page of invoices. */
  lister: number;
  kraken: Arm;
  seed: Arm;
  stop: () => Promise<void>;
};

async function untilUp(address: string, child: ChildProcess): Promise<void> {
  const isUp = () =>
    fetch(address).then(
      () => true,
      () => false,
    );
  while (!(await isUp())) {
    if (child.exitCode !== null) throw new Error(`The seed arm ended with ${child.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The small Next app in seed-portal, which has the seed arm's pages and the bare one. */
async function launchSeed(home: string, port: number, backend: Ready, extra: Record<string, string>) {
  const log = openSync(join(home, "seed.log"), "a");
  const child = fork(next, ["start", "-p", String(port), "-H", "127.0.0.1"], {
    cwd: seedFolder,
    execArgv: ["--import", new URL("../../scripts/lib/exit-with-parent.mjs", import.meta.url).href],
    env: {
      ...cleanEnvironment(),
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      API_ENDPOINT: backend.endpoint,
      API_IDENTIFIER: backend.identifier,
      API_SECRET: backend.secret,
      JWT_SECRET: portalSecret("c"),
      ...extra,
    },
    stdio: ["ignore", log, log, "ipc"],
  });
  closeSync(log);
  await untilUp(`http://127.0.0.1:${port}/api/none`, child);
  return child;
}

const seedCookie = async ({ userId, email }: { userId: number; email: string }) =>
  `session=${await new SignJWT({ userId, email })
    .setProtectedHeader({ alg: "HS256" })
    .sign(new TextEncoder().encode(portalSecret("c")))}`;

type Launch = (port: number, endpoint: string, times: Times, extra: Record<string, string>) => Promise<ChildProcess>;

async function openArm(name: Arm["name"], backend: Ready, port: number, launch: Launch) {
  const line = await openSlowLine(backend.endpoint);
  let child: ChildProcess | undefined;
  let caller = new Caller(`http://127.0.0.1:${port}`);
  const arm: Arm = {
    name,
    get caller() {
      return caller;
    },
    line,
    cookies: [],
    restart: async (times = usual, extra = {}) => {
      await end(child);
      child = await launch(port, line.endpoint, times, extra);
      // As `npm start` does it, for both arms.
      await openPages(`http://127.0.0.1:${port}`);
      await caller.close();
      caller = new Caller(`http://127.0.0.1:${port}`);
      line.counted();
    },
    memory: async () => (child ? memoryOf(child) : 0),
  };
  const close = async () => {
    await caller.close();
    await end(child);
    await line.close();
  };
  return { arm, close };
}

/** A backend with the demo company, and both portals on it, in which so many people have signed in. */
export async function openCompany(people: number): Promise<Company> {
  const home = mkdtempSync(join(tmpdir(), "kraken-bench-"));
  const [backendPort, krakenPort, seedPort] = [await freePort(), await freePort(), await freePort()];
  const { child, ready } = await launchBackend(home, backendPort, { clients: Math.max(10, people * 3) });
  const kraken = await openArm("kraken", ready, krakenPort, (port, endpoint, { cache, standing }, extra) =>
    launchPortal(home, { ...ready, endpoint }, port, {
      API_TIMEOUT: "30000",
      CACHE_SECONDS: String(cache),
      STANDING_SECONDS: String(standing),
      TRUSTED_PROXIES: "127.0.0.1",
      ...extra,
    }),
  );
  const seed = await openArm("seed", ready, seedPort, (port, endpoint, { cache }, extra) => {
    // Next keeps what `unstable_cache` holds on disk, over restarts: cold is without it.
    rmSync(join(seedFolder, ".next/cache/fetch-cache"), { recursive: true, force: true });
    return launchSeed(home, port, { ...ready, endpoint }, { SEED_CACHE_SECONDS: String(cache), ...extra });
  });
  const stop = async () => {
    await kraken.close();
    await seed.close();
    await end(child);
    rmSync(home, { recursive: true, force: true });
  };
  try {
    const found = peopleOf(home, ready, people);
    const lister = found.length - 1;
    await fillInvoices(ready, found[lister]?.clientId ?? 0, 40);
    await kraken.arm.restart();
    await seed.arm.restart();
    for (const person of found) {
      const visitor = await new Visitor(`http://127.0.0.1:${krakenPort}`).signIn(person);
      if (!visitor.cookie) throw new Error(`${person.email} could not sign in`);
      kraken.arm.cookies.push(visitor.cookie);
      // In the specification's words a user's id is his client's.
      seed.arm.cookies.push(await seedCookie({ userId: person.clientId, email: person.email }));
    }
    return { home, backend: ready, people: found, lister, kraken: kraken.arm, seed: seed.arm, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
