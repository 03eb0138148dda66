import type { ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findNginx, startNginx } from "../../scripts/lib/nginx.mjs";
import { freePort } from "../../scripts/lib/ports.mjs";
import { findInitdb, startPostgres } from "../../scripts/lib/postgres.mjs";
import { findRedis, startRedis } from "../../scripts/lib/redis.mjs";
import { end, launchBackend, launchPortal, type Ready } from "./own-system.ts";

/** One of two alike: killed without a word, and started again at the same address. */
type Instance = {
  address: string;
  kill: () => Promise<void>;
  /** Ends it as an operator does: it finishes what it has begun. */
  end: () => Promise<void>;
  start: () => Promise<void>;
  /** How many pages it has answered, by its log; of a portal. */
  pages: () => number;
  /** What it said of mistakes, the newest last. */
  mistakes: () => string[];
};

/** Two portals and two backends on one PostgreSQL and one Redis, behind nginx as deploy/nginx.conf has it. */
export type ManySystem = {
  /** What browsers are told. */
  site: string;
  portals: [Instance, Instance];
  backends: [Instance, Instance];
  /** Calls a backend, past everything else. */
  api: (action: string, parameters: Record<string, string>) => Promise<Record<string, unknown>>;
  login: Ready["logins"][number];
  adminPassword: string;
  stopRedis: () => Promise<void>;
  stop: () => Promise<void>;
};

const nginxFile = fileURLToPath(new URL("../../deploy/nginx.conf", import.meta.url));
const credential = { identifier: "an-identifier-of-the-test", secret: "a-secret-of-the-test" };

function program(name: string, found: string | undefined): string {
  if (!found) throw new Error(`${name} was not found; \`npm test -- many\` installs it where it may`);
  return found;
}

export async function startManySystem(): Promise<ManySystem> {
  const home = mkdtempSync(join(tmpdir(), "kraken-many-"));
  const stops: (() => Promise<unknown>)[] = [async () => rmSync(home, { recursive: true, force: true })];
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  try {
    return await start(home, stops, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(home: string, stops: (() => Promise<unknown>)[], stop: () => Promise<void>): Promise<ManySystem> {
  const postgres = await startPostgres(program("PostgreSQL", findInitdb()));
  stops.push(postgres.stop);
  const redis = await startRedis(program("Redis", findRedis()));
  let redisRuns = true;
  const stopRedis = async () => {
    if (redisRuns) await redis.stop();
    redisRuns = false;
  };
  stops.push(stopRedis);

  const ports = { site: await freePort(), api: await freePort() };
  const ofPortals = [await freePort(), await freePort()] as const;
  const ofBackends = [await freePort(), await freePort()] as const;
  const shared = { DATABASE_URL: postgres.url };
  const site = `http://127.0.0.1:${ports.site}`;
  const endpoint = `http://127.0.0.1:${ports.api}/includes/api.php`;
  let logins: Ready["logins"] = [];

  const folder = (name: string) => {
    mkdirSync(join(home, name), { recursive: true });
    return join(home, name);
  };
  const instance = (address: string, log: string, launch: () => Promise<ChildProcess>): Instance => {
    let child: ChildProcess | undefined;
    const kill = () => end(child);
    stops.push(kill);
    return {
      address,
      kill,
      end: () => end(child, "SIGTERM"),
      mistakes: () =>
        readFileSync(log, "utf8")
          .split("\n")
          .filter(
            (line) => line !== "" && !line.includes('"event":"request"') && !line.includes('"event":"page failed"'),
          ),
      pages: () => readFileSync(log, "utf8").split('"kind":"page"').length - 1,
      start: async () => {
        child = await launch();
      },
    };
  };

  const backend = (number: 0 | 1) =>
    instance(`http://127.0.0.1:${ofBackends[number]}`, "", async () => {
      const backendEnv = { ...shared, API_IDENTIFIER: credential.identifier, API_SECRET: credential.secret };
      const { child, ready } = await launchBackend(folder(`backend-${number}`), ofBackends[number], { backendEnv });
      if (logins.length === 0) logins = ready.logins;
      return child;
    });
  const portal = (number: 0 | 1) =>
    instance(`http://127.0.0.1:${ofPortals[number]}`, join(home, `portal-${number}`, "portal.log"), () =>
      launchPortal(folder(`portal-${number}`), { ...credential, endpoint }, ofPortals[number], {
        ...shared,
        REDIS_URL: redis.url,
        PUBLIC_URL: site,
        TRUSTED_PROXIES: "127.0.0.1",
        NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32, "k").toString("base64"),
      }),
    );

  const addresses: Record<string, string> = {
    "portal-1:3000": `127.0.0.1:${ofPortals[0]}`,
    "portal-2:3000": `127.0.0.1:${ofPortals[1]}`,
    "backend-1:4100": `127.0.0.1:${ofBackends[0]}`,
    "backend-2:4100": `127.0.0.1:${ofBackends[1]}`,
    "listen 8080;": `listen 127.0.0.1:${ports.site};`,
    "listen 8081;": `listen 127.0.0.1:${ports.api};`,
  };
  let configuration = readFileSync(nginxFile, "utf8");
  for (const [there, here] of Object.entries(addresses)) {
    if (!configuration.includes(there)) throw new Error(`deploy/nginx.conf has no ${there}`);
    configuration = configuration.replaceAll(there, here);
  }
  const nginx = await startNginx(program("nginx", findNginx()), configuration, ports.site);
  stops.push(nginx.stop);

  const backends: [Instance, Instance] = [backend(0), backend(1)];
  const portals: [Instance, Instance] = [portal(0), portal(1)];
  // The first one makes the demo company; of the portals both bring their tables up to date at once.
  for (const each of backends) await each.start();
  await Promise.all(portals.map((each) => each.start()));
  const [login] = logins;
  if (!login) throw new Error("The backend has no login");
  return {
    site,
    portals,
    backends,
    api: async (action, parameters) => {
      const body = new URLSearchParams({ ...parameters, ...credential, action, responsetype: "json" });
      return (await fetch(endpoint, { method: "POST", body })).json() as Promise<Record<string, unknown>>;
    },
    login,
    adminPassword: "p".repeat(48),
    stopRedis,
    stop,
  };
}
