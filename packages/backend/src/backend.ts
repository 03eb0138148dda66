import { randomBytes } from "node:crypto";
import { enqueueJob } from "@kraken/database";
import { handlers } from "./actions/index.ts";
import type { Books, Clock, Context, Passwords } from "./context.ts";
import { type Credentials, createGate } from "./credentials.ts";
import { createDispatch } from "./dispatch.ts";
import { Refusal } from "./errors.ts";
import { createWorker, type Worker } from "./jobs/worker.ts";
import type { Unexpected } from "./modules/guard.ts";
import { createModules, type ModuleOptions } from "./modules/index.ts";
import { argon2Passwords } from "./passwords.ts";
import { catchUp, createIndexer, type Indexer } from "./search/index.ts";
import { knownToWhmcs } from "./strict/known-to-whmcs.ts";
import { isBanned } from "./system/bans.ts";
import { answer } from "./wire/answer.ts";
import { requestForm } from "./wire/request.ts";

export type BackendOptions = {
  database: Books;
  credentials: Credentials;
  clock?: Clock | undefined;
  passwords?: Passwords | undefined;
  /** Registrars, control panels, gateways …; the sandbox's too where it is on. */
  modules?: ModuleOptions | undefined;
  /** Take an admin's user name with the MD5 of his password too. Off unless said otherwise. */
  adminPasswords?: boolean | undefined;
  /** Take GET, and POST with credentials in its query, where logs and proxies keep it. Off unless said otherwise. */
  allowGet?: boolean | undefined;
  /** Answers as a WHMCS: without Kraken's own actions, parameters and fields. Off unless said otherwise. */
  strict?: boolean | undefined;
  /** How refused callers are made to wait. */
  pause?: ((milliseconds: number) => Promise<void>) | undefined;
  /** Told of what went wrong in a way that nobody foresaw. Never of parameters. */
  onFailure?: ((failure: Failure) => void) | undefined;
};

/** `reference` is what the caller was told to ask for. */
export type Failure = { action: string; error: unknown; reference?: string };

export type Backend = {
  fetch(request: Request, about?: { address?: string }): Promise<Response>;
  /** What runs later or again; started by whoever serves. */
  worker: Worker;
  /** Runs what nobody asks for over HTTP, as the daily run does: `work`, and then the jobs that it set off. */
  run<Result>(work: (context: Context) => Promise<Result>): Promise<Result>;
  /** What keeps the search index up to date; started by whoever serves. */
  indexer: Indexer;
};

/** A search reads no more changes than this before it answers; the indexer reads the rest. */
const MOST_CHANGES = 300;

const plain = { xml: false, action: "" };

const failed = (message: string, status: number, form = plain, key = "result") =>
  answer({ [key]: "error", message }, form, status);

/** A secret in the address, where logs and proxies keep it. An action's name there is no harm. */
function hasCredentialInQuery(request: Request): boolean {
  const { searchParams } = new URL(request.url);
  return ["secret", "password"].some((name) => Boolean(searchParams.get(name)));
}

/** The WHMCS-compatible server: POST /includes/api.php, and GET /health. Tests call fetch directly. */
export function createBackend(options: BackendOptions): Backend {
  const { database, credentials, passwords = argon2Passwords, clock = () => new Date() } = options;
  const unexpected: Unexpected = (where, error) => {
    const reference = randomBytes(4).toString("hex");
    options.onFailure?.({ action: where, error, reference });
    return `An unexpected error occurred: see the log under ${reference}`;
  };
  const modules = createModules(database, clock, options.modules, unexpected);
  const asWhmcs = options.strict ?? false;
  const dispatch = createDispatch(asWhmcs ? knownToWhmcs(handlers) : handlers, { asWhmcs });
  const pass = createGate({
    credentials,
    passwords,
    db: database.db,
    adminPasswords: options.adminPasswords ?? false,
    pause: options.pause ?? ((milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))),
  });

  const refreshSearch = async () => {
    await catchUp(database, MOST_CHANGES);
  };

  function contextOf(address: string, jobs: number[] = []): Context {
    const now = `${clock().toISOString().slice(0, 19)}Z`;
    const { db, transaction, lockRow, lockName } = database;
    const enqueue: Context["enqueue"] = async (tx, job) => {
      const id = await enqueueJob(tx, job, now);
      if (id !== undefined && (job.runAt ?? now) <= now) jobs.push(id);
    };
    return {
      db,
      transaction,
      lockRow,
      lockName,
      passwords,
      modules,
      now,
      today: now.slice(0, 10),
      address,
      enqueue,
      refreshSearch,
      unexpected,
    };
  }

  const worker = createWorker({ database, makeContext: (jobs) => contextOf("", jobs), onFailure: options.onFailure });

  async function api(request: Request, address: string): Promise<Response> {
    const asked = { ...plain };
    try {
      const form = await requestForm(request);
      asked.action = typeof form.action === "string" ? form.action : "";
      asked.xml = typeof form.responsetype === "string" && form.responsetype.toLowerCase() === "xml";
      if (await isBanned(contextOf(address))) throw new Refusal(`Invalid IP ${address}`, 403);
      await pass(form, address);
      const jobs: number[] = [];
      const output = await dispatch(asked.action, form, contextOf(address, jobs));
      await worker.run(jobs);
      return answer(output, asked);
    } catch (error) {
      if (error instanceof Refusal) return failed(error.message, error.status, asked, error.key);
      return failed(unexpected(asked.action, error), 500, asked);
    }
  }

  const indexer = createIndexer(database, (error) => options.onFailure?.({ action: "search index", error }));

  return {
    worker,
    indexer,
    async run(work) {
      const jobs: number[] = [];
      const result = await work(contextOf("", jobs));
      await worker.run(jobs);
      return result;
    },
    async fetch(request, about = {}) {
      const { pathname } = new URL(request.url);
      if (pathname === "/health") {
        const alive = await database.db
          .selectFrom("currencies")
          .select("id")
          .limit(1)
          .execute()
          .then(
            () => true,
            () => false,
          );
        return answer({ status: alive ? "ok" : "failing" }, plain, alive ? 200 : 503);
      }
      if (!pathname.endsWith("/includes/api.php")) return failed("Not Found", 404);
      if (request.method !== "POST" && !(request.method === "GET" && options.allowGet)) {
        return failed("The API accepts POST requests: in a query, credentials end up in logs", 405);
      }
      if (!options.allowGet && hasCredentialInQuery(request)) {
        return failed("The API accepts credentials in a request's body: in a query, they end up in logs", 400);
      }
      return api(request, about.address ?? "");
    },
  };
}
