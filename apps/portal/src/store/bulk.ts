import { enqueueJob, finishJob, type Job, leaseJobs, postponeJob } from "@kraken/database";
import type { Selectable, Transaction } from "kysely";
import { isoNow } from "../lib/iso.ts";
import { type AuditEntry, appendAudit } from "./audit.ts";
import type { Store } from "./store.ts";
import type { BulkItemRow, BulkRunRow, BulkState } from "./tables/bulk.ts";
import type { StoreTables } from "./tables.ts";

/*
 * The same deed on many things. A run is one leased job: whichever instance has it does one thing after the other, and
 * marks each before it begins with it. One that was marked by somebody who is gone may have been done.
 */

export type BulkRun = Selectable<BulkRunRow>;
export type BulkItem = Selectable<BulkItemRow>;
export type { BulkState } from "./tables/bulk.ts";

type Tx = Transaction<StoreTables>;

const RUN = "bulk";
/** Seconds for which a run is remembered. */
const REMEMBERED = 30 * 24 * 60 * 60;

const runName = (id: number) => `bulk run ${id}`;
const wake = (tx: Tx, run: number) => enqueueJob(tx, { kind: RUN, payload: { run }, key: String(run) }, isoNow());

export type NewRun = Pick<BulkRunRow, "kind" | "deed" | "wishes" | "staff_id" | "writer">;

/** Writes a run down; it begins when an instance takes it. Answers its id. */
export function beginRun(store: Store, run: NewRun, things: readonly { id: number; label: string }[]): Promise<number> {
  return store.transaction(async (tx) => {
    const old = tx.selectFrom("bulk_runs").select("id").where("made_at", "<", isoNow(-REMEMBERED));
    await tx.deleteFrom("bulk_items").where("run_id", "in", old).execute();
    await tx.deleteFrom("bulk_runs").where("made_at", "<", isoNow(-REMEMBERED)).execute();
    const { id } = await tx
      .insertInto("bulk_runs")
      .values({ ...run, made_at: isoNow() })
      .returning("id")
      .executeTakeFirstOrThrow();
    const items = things.map(({ id: object_id, label }, position) => ({
      ...{ run_id: id, position, object_id, label },
      ...{ state: "waiting" as const, why: "", note: "" },
    }));
    if (items.length > 0) await tx.insertInto("bulk_items").values(items).execute();
    await wake(tx, id);
    return id;
  });
}

/** Has what certainly was not done tried again; of what may have been done, nothing. Answers how many. */
export function retryRun(store: Store, run: number): Promise<number> {
  return store.transaction(async (tx) => {
    await store.lockName(tx, runName(run));
    const { numUpdatedRows } = await tx
      .updateTable("bulk_items")
      .set({ state: "waiting", why: "", note: "" })
      .where("run_id", "=", run)
      .where("state", "=", "failed")
      .executeTakeFirst();
    if (numUpdatedRows > 0n) await wake(tx, run);
    return Number(numUpdatedRows);
  });
}

/** Whether something waits, and whether some of it is due and nobody's. */
export async function runsWaiting({ db }: Store): Promise<{ any: boolean; due: boolean }> {
  const now = isoNow();
  const job = db.selectFrom("jobs").select("id").where("kind", "=", RUN).limit(1);
  const due = await job
    .where("run_at", "<=", now)
    .where(({ eb, or }) => or([eb("leased_until", "is", null), eb("leased_until", "<=", now)]))
    .executeTakeFirst();
  return { any: due !== undefined || (await job.executeTakeFirst()) !== undefined, due: due !== undefined };
}

/** A run that this process has to itself until the lease ends. */
export type TakenRun = { job: Job; run: BulkRun };

/**
 * Takes a run that is due and that nobody has. What was being done in it when its last holder went is of unknown outcome
 * from then on.
 */
export async function takeRun(store: Store, lease: number): Promise<TakenRun | undefined> {
  const [job] = await leaseJobs(store, { now: isoNow(), until: isoNow(lease), most: 1, kind: RUN });
  if (!job) return undefined;
  const { run: id } = job.payload as { run: number };
  const run = await store.transaction(async (tx) => {
    await store.lockName(tx, runName(id));
    await tx
      .updateTable("bulk_items")
      .set({ state: "unknown", why: "lost" })
      .where("run_id", "=", id)
      .where("state", "=", "working")
      .execute();
    const found = await tx.selectFrom("bulk_runs").selectAll().where("id", "=", id).executeTakeFirst();
    if (!found) await finishJob(tx, job);
    return found;
  });
  return run && { job, run };
}

/** Keeps a run for so many seconds more; not one that somebody else has meanwhile. */
export async function keepRun(store: Store, { job }: TakenRun, lease: number): Promise<void> {
  await store.transaction((tx) =>
    tx
      .updateTable("jobs")
      .set({ leased_until: isoNow(lease) })
      .where("id", "=", job.id)
      .where("lease", "=", job.lease)
      .execute(),
  );
}

/** Marks what is next, by the one who has its run; undefined when nothing is, or somebody else has it. */
export function markNext(store: Store, { job, run }: TakenRun): Promise<BulkItem | undefined> {
  return store.transaction(async (tx) => {
    await store.lockName(tx, runName(run.id));
    const mine = await tx
      .selectFrom("jobs")
      .select("id")
      .where("id", "=", job.id)
      .where("lease", "=", job.lease)
      .where("leased_until", ">", isoNow())
      .executeTakeFirst();
    const next = tx.selectFrom("bulk_items").selectAll().where("run_id", "=", run.id).where("state", "=", "waiting");
    const item = mine && (await next.orderBy("position").limit(1).executeTakeFirst());
    if (!item) return undefined;
    await tx
      .updateTable("bulk_items")
      .set({ state: "working" })
      .where("run_id", "=", run.id)
      .where("position", "=", item.position)
      .execute();
    return { ...item, state: "working" };
  });
}

export type BulkResult = { state: Exclude<BulkState, "waiting" | "working">; why: string; note: string };

/** Says what one thing has come to, with the line of the audit log; also where it was taken for lost meanwhile. */
export async function settleItem(
  store: Store,
  { run_id, position }: Pick<BulkItem, "run_id" | "position">,
  result: BulkResult,
  entry: AuditEntry,
): Promise<void> {
  await store.transaction(async (tx) => {
    await tx
      .updateTable("bulk_items")
      .set(result)
      .where("run_id", "=", run_id)
      .where("position", "=", position)
      .where("state", "in", ["working", "unknown"])
      .execute();
    await appendAudit(store, tx, entry);
  });
}

/** Gives a run back: off the list when nothing in it waits. */
export async function leaveRun(store: Store, { job, run }: TakenRun): Promise<void> {
  await store.transaction(async (tx) => {
    await store.lockName(tx, runName(run.id));
    const waiting = await tx
      .selectFrom("bulk_items")
      .select("position")
      .where("run_id", "=", run.id)
      .where("state", "=", "waiting")
      .limit(1)
      .executeTakeFirst();
    if (waiting) await postponeJob(tx, job, isoNow(), "");
    else await finishJob(tx, job);
  });
}

export const runById = ({ db }: Store, id: number): Promise<BulkRun | undefined> =>
  db.selectFrom("bulk_runs").selectAll().where("id", "=", id).executeTakeFirst();

/** What a run is about, in the order in which it is done. */
export const itemsOf = ({ db }: Store, run: number): Promise<BulkItem[]> =>
  db.selectFrom("bulk_items").selectAll().where("run_id", "=", run).orderBy("position").execute();

export type RunSummary = BulkRun & { all: number; done: number; failed: number; unknown: number };

/** The newest runs, with how many things each is about and what became of them. */
export async function latestRuns({ db }: Store, most: number): Promise<RunSummary[]> {
  const runs = await db.selectFrom("bulk_runs").selectAll().orderBy("id", "desc").limit(most).execute();
  if (runs.length === 0) return [];
  const ids = runs.map(({ id }) => id);
  const counts = await db
    .selectFrom("bulk_items")
    .select(({ fn }) => ["run_id", "state", fn.countAll().as("count")])
    .where("run_id", "in", ids)
    .groupBy(["run_id", "state"])
    .execute();
  return runs.map((run) => {
    const own = counts.filter(({ run_id }) => run_id === run.id);
    const of = (state: BulkState) => Number(own.find((row) => row.state === state)?.count ?? 0);
    const all = own.reduce((sum, { count }) => sum + Number(count), 0);
    return { ...run, all, done: of("done"), failed: of("failed"), unknown: of("unknown") };
  });
}
