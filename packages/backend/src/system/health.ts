import { type Expression, type SqlBool, sql } from "kysely";
import type { Context } from "../context.ts";
import { later } from "../modules/calls/reserve.ts";
import { serverStatus } from "../services/server-status.ts";

/** One thing that was looked at. `count` is how many are amiss. */
export type HealthCheck = {
  name: "database" | "jobs" | "mail" | "search" | "modules" | "servers";
  status: "ok" | "warning" | "failing";
  count: number;
  detail: string;
};

/** Nothing is counted further than this: a check must be quick where much is amiss, most of all there. */
const MOST = 1000;
const MINUTE = 60_000;
/** What is due for so long waits too long: the worker looks every two seconds. */
const TOO_LONG = 15 * MINUTE;
/** Mail that failed so lately is told of. */
const LATELY = 24 * 60 * MINUTE;
/** So many changes are read into the search index in a few seconds. */
const USUAL_CHANGES = 1000;
/** Fewer failures of a job are no news: a third party was away for a moment. */
const SOME_FAILURES = 3;

type Table = "jobs" | "emails" | "module_queue" | "search_changes";

async function counted({ db }: Context, table: Table, where: Expression<SqlBool>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (
      select 1 from ${sql.table(table)} where ${where} limit ${sql.lit(MOST)}
    ) as found`.execute(db);
  return Number(rows[0]?.count ?? 0);
}

const shown = (count: number) => (count >= MOST ? `${MOST} or more` : String(count));

/** A check of what should not be there: ok without any, else `status` and a sentence for each kind. */
function amiss(
  name: HealthCheck["name"],
  status: HealthCheck["status"],
  found: readonly (readonly [count: number, what: string])[],
  wellDetail: string,
): HealthCheck {
  const some = found.filter(([count]) => count > 0);
  const count = some.reduce((sum, [each]) => sum + each, 0);
  if (count === 0) return { name, status: "ok", count, detail: wellDetail };
  return { name, status, count, detail: some.map(([each, what]) => `${shown(each)} ${what}`).join(", ") };
}

async function database({ db }: Context): Promise<HealthCheck> {
  const began = performance.now();
  await db.selectFrom("currencies").select("id").limit(1).execute();
  const took = Math.round(performance.now() - began);
  // One row by nothing at all: a second for it means that everything else waits too.
  const status = took < 1000 ? "ok" : "warning";
  return { name: "database", status, count: status === "ok" ? 0 : 1, detail: `Answers after ${took} ms` };
}

async function jobs(context: Context): Promise<HealthCheck> {
  const { now } = context;
  const long = later(now, -TOO_LONG);
  const [waiting, failing] = await Promise.all([
    counted(context, "jobs", sql`run_at < ${long} and (leased_until is null or leased_until < ${now})`),
    counted(context, "jobs", sql`last_error <> '' and attempts >= ${sql.lit(SOME_FAILURES)} and run_at >= ${long}`),
  ]);
  return amiss(
    "jobs",
    waiting > 0 ? "failing" : "warning",
    [
      [waiting, "due for more than 15 minutes: is the worker running?"],
      [failing, "failed three times or more and wait for their next try"],
    ],
    "None waits too long",
  );
}

async function mail(context: Context): Promise<HealthCheck> {
  const { now } = context;
  const [waiting, failed] = await Promise.all([
    counted(context, "emails", sql`status = 'queued' and created_at < ${later(now, -TOO_LONG)}`),
    counted(context, "emails", sql`status = 'failed' and created_at >= ${later(now, -LATELY)}`),
  ]);
  const well = context.modules.mail ? "None waits too long" : "No mail server is set up: mail is kept, not sent";
  return amiss(
    "mail",
    "warning",
    [
      [waiting, "waiting for more than 15 minutes"],
      [failed, "failed in the last 24 hours"],
    ],
    well,
  );
}

async function search(context: Context): Promise<HealthCheck> {
  const waiting = await counted(context, "search_changes", sql`id > 0`);
  const status = waiting < USUAL_CHANGES ? "ok" : "warning";
  return { name: "search", status, count: waiting, detail: `${shown(waiting)} changes not in the index yet` };
}

async function modules(context: Context): Promise<HealthCheck> {
  const open = await counted(context, "module_queue", sql`is_completed = 0`);
  return amiss("modules", "warning", [[open, "failed commands in the module queue"]], "The module queue is empty");
}

async function servers(context: Context): Promise<HealthCheck> {
  const active = await context.db
    .selectFrom("servers")
    .select(["id", "name", "module"])
    .where("is_active", "=", 1)
    .execute();
  const asked = await Promise.all(
    active.map(async (server) => ({ ...server, ...(await serverStatus(context, server)) })),
  );
  const down = asked.filter(({ http }) => !http).map(({ name }) => name);
  const detail = down.length === 0 ? `All ${active.length} answer` : `No answer from ${down.join(", ")}`;
  return { name: "servers", status: down.length === 0 ? "ok" : "failing", count: down.length, detail };
}

/** Each check. Servers are asked where that is wanted. */
export const healthChecks = (context: Context, wanted: { servers: boolean }): Promise<HealthCheck[]> =>
  Promise.all(
    [database, jobs, mail, search, modules, ...(wanted.servers ? [servers] : [])].map((check) => check(context)),
  );
