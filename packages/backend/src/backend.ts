import { enqueueJob } from "@kraken/database";
import { handlers } from "./actions/index.ts";
import type { Books, Clock, Context, Passwords } from "./context.ts";
import { authenticate, type Credentials } from "./credentials.ts";
import { createDispatch } from "./dispatch.ts";
import { Refusal } from "./errors.ts";
import { createWorker, type Worker } from "./jobs/worker.ts";
import { argon2Passwords } from "./passwords.ts";
import { requestForm } from "./wire/request.ts";

export type BackendOptions = {
  database: Books;
  credentials: Credentials;
  clock?: Clock | undefined;
  passwords?: Passwords | undefined;
  /** Told of what went wrong in a way that nobody foresaw. Never of parameters. */
  onFailure?: ((failure: { action: string; error: unknown }) => void) | undefined;
};

export type Backend = {
  fetch(request: Request, about?: { address?: string }): Promise<Response>;
  /** What runs later or again; started by whoever serves. */
  worker: Worker;
};

const json = (body: object, status = 200) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", "cache-control": "no-store", "x-content-type-options": "nosniff" },
  });

const failed = (message: string, status: number) => json({ result: "error", message }, status);

/** The WHMCS-compatible server: POST /includes/api.php, and GET /health. Tests call fetch directly. */
export function createBackend(options: BackendOptions): Backend {
  const { database, credentials, passwords = argon2Passwords, clock = () => new Date() } = options;
  const dispatch = createDispatch(handlers);

  function contextOf(address: string, jobs: number[] = []): Context {
    const now = `${clock().toISOString().slice(0, 19)}Z`;
    const { db, transaction, lockRow } = database;
    const enqueue: Context["enqueue"] = async (tx, job) => {
      const id = await enqueueJob(tx, job, now);
      if (id !== undefined && (job.runAt ?? now) <= now) jobs.push(id);
    };
    return { db, transaction, lockRow, passwords, now, today: now.slice(0, 10), address, enqueue };
  }

  const worker = createWorker({ database, makeContext: (jobs) => contextOf("", jobs), onFailure: options.onFailure });

  async function api(request: Request, address: string): Promise<Response> {
    let action = "";
    try {
      const form = await requestForm(request);
      action = typeof form.action === "string" ? form.action : "";
      authenticate(form, credentials);
      const jobs: number[] = [];
      const answer = await dispatch(action, form, contextOf(address, jobs));
      await worker.run(jobs);
      return json(answer);
    } catch (error) {
      if (error instanceof Refusal) return failed(error.message, error.status);
      options.onFailure?.({ action, error });
      return failed("Internal error", 500);
    }
  }

  return {
    worker,
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
        return json({ status: alive ? "ok" : "failing" }, alive ? 200 : 503);
      }
      if (!pathname.endsWith("/includes/api.php")) return failed("Not Found", 404);
      if (request.method !== "POST") return failed("The API accepts POST requests", 405);
      return api(request, about.address ?? "");
    },
  };
}
