import { once } from "node:events";
import { connect } from "@kraken/database";
import type { TestDatabaseKind } from "@kraken/database/testing";
import { createWhmcs, type Whmcs } from "@kraken/sdk";
import { createBackend } from "../../src/backend.ts";
import type { Context, Passwords } from "../../src/context.ts";
import { seedDemo } from "../../src/demo/index.ts";
import type { ModuleOptions } from "../../src/modules/index.ts";
import { migrations, type Tables } from "../../src/schema/index.ts";
import { listen } from "../../src/server.ts";
import type { Place, Said } from "./second-backend.ts";

/** Hashing is slow on purpose, and not what these tests are about. */
export const plainPasswords: Passwords = {
  hash: async (password) => `plain:${password}`,
  verify: async (hash, password) => hash === `plain:${password}`,
};

export const DEMO_PASSWORD = "correct horse";
export const credentials = { identifier: "test-identifier", secret: "test-secret" };
export const NOW = new Date("2026-11-23T10:00:00Z");

export type BooksOptions = {
  strict?: boolean | undefined;
  /** In front of the sandbox's, which is on unless this says otherwise. */
  modules?: ModuleOptions | undefined;
};

/** A backend over HTTP on a fresh database with a small demo company, and the SDK that talks to it. */
export async function openBooks(kind: TestDatabaseKind, clients = 20, { strict = false, modules }: BooksOptions = {}) {
  const test = await kind.create();
  let now = NOW;
  const failures: unknown[] = [];
  const references: string[] = [];

  async function start() {
    const database = await connect<Tables>(test.url, { schema: test.schema });
    await database.migrate(migrations);
    const backend = createBackend({
      database,
      credentials,
      clock: () => now,
      passwords: plainPasswords,
      adminPasswords: true,
      strict,
      modules: { sandbox: true, ...modules },
      pause: async () => {},
      onFailure({ error, reference }) {
        failures.push(error);
        if (reference !== undefined) references.push(reference);
      },
    });
    const server = await listen(backend, 0);
    const endpoint = `http://127.0.0.1:${server.port}/includes/api.php`;
    const whmcs = createWhmcs({ endpoint, ...credentials, engine: strict ? "whmcs" : "kraken" });
    return { database, server, endpoint, whmcs, backend };
  }

  let running = await start();
  const others: { close(): Promise<void> }[] = [];
  const clock = () => now;
  await seedDemo(running.database, { clients, clock, hashPassword: plainPasswords.hash, demoPassword: DEMO_PASSWORD });

  async function stop() {
    for (const other of others.splice(0)) await other.close();
    await running.whmcs.close();
    await running.server.close();
    await running.database.close();
  }

  /** A backend in another process, with a clock that stands still. What goes wrong there is told here. */
  async function startSecond(): Promise<Whmcs> {
    const { startProgram } = await import("./program.ts");
    const place: Place = { url: test.url, schema: test.schema, time: now.getTime() };
    const child = await startProgram(new URL("./second-backend.ts", import.meta.url), [JSON.stringify(place)]);
    const gone = once(child, "exit");
    const port = await new Promise<number>((resolve, reject) => {
      child.on("message", (said: Said) => ("port" in said ? resolve(said.port) : failures.push(said.failure)));
      gone.then(() => reject(new Error("The second backend ended before it was ready")), reject);
    });
    const whmcs = createWhmcs({
      endpoint: `http://127.0.0.1:${port}/includes/api.php`,
      ...credentials,
      engine: "kraken",
    });
    others.push({
      async close() {
        await whmcs.close();
        child.disconnect();
        await gone;
      },
    });
    return whmcs;
  }

  return {
    get whmcs(): Whmcs {
      return running.whmcs;
    },
    get database() {
      return running.database;
    },
    /** Without HTTP, for what depends on the caller's address. */
    get backend() {
      return running.backend;
    },
    get endpoint() {
      return running.endpoint;
    },
    /** How another process gets to the same database. */
    place: { url: test.url, schema: test.schema },
    /** What went wrong in a way that nobody foresaw: stays empty. */
    failures,
    /** Under which the failures of modules were logged. */
    references,
    /** Moves the backend's clock. */
    setTime(time: Date) {
      now = time;
    },
    /** Runs every job that is due by the backend's clock. */
    drain: () => running.backend.worker.drain(),
    /** Runs what the daily run will call. */
    run: <Result>(work: (context: Context) => Promise<Result>) => running.backend.run(work),
    /**
     * The SDK at a second backend on the same database, in another process. SQLite has one process, so there it is the
     * first one again.
     */
    async secondBackend(): Promise<Whmcs> {
      return running.database.dialect === "sqlite" ? running.whmcs : startSecond();
    },
    /** Another process on the same database. */
    async restart() {
      await stop();
      running = await start();
    },
    /** Posts a form as any client would; answers status, headers and body. */
    async post(fields: Record<string, string> | URLSearchParams | FormData, query = "") {
      const body =
        fields instanceof FormData || fields instanceof URLSearchParams ? fields : new URLSearchParams(fields);
      const response = await fetch(`${running.endpoint}${query}`, { method: "POST", body });
      const text = await response.text();
      return { status: response.status, type: response.headers.get("content-type") ?? "", text, json: tryJson(text) };
    },
    async close() {
      await stop();
      await test.drop();
    },
  };
}

export type TestBooks = Awaited<ReturnType<typeof openBooks>>;

function tryJson(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
