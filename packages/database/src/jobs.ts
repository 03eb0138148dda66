import { type Generated, type Kysely, sql, type Transaction } from "kysely";
import { column, type MigrationContext } from "./columns.ts";
import type { Database } from "./connect.ts";

/** A row of the jobs table: something to do later, or again, by whichever process takes it. */
export interface JobsTable {
  id: Generated<number>;
  kind: string;
  /** JSON. */
  payload: string;
  /** At most one job of a kind waits under the same key; null for any number. */
  unique_key: string | null;
  run_at: string;
  /** Until then the process that took it has it to itself; null while nobody has it. */
  leased_until: string | null;
  /** Which taking of it this is: a process that lost its lease can't settle it any more. */
  lease: string | null;
  attempts: number;
  last_error: string;
  created_at: string;
}

/** A schema with a jobs table in it. */
export type WithJobs = { jobs: JobsTable };

/** A job that a process has to itself until its lease ends. */
export interface Job {
  readonly id: number;
  readonly kind: string;
  readonly payload: unknown;
  /** How often it was taken, this time included. */
  readonly attempts: number;
  readonly lease: string;
}

export interface NewJob {
  kind: string;
  payload: unknown;
  /** ISO time in UTC; at once when left out. */
  runAt?: string | undefined;
  /** While a job of this kind waits under this key, another changes nothing. */
  key?: string | undefined;
}

/** Makes the jobs table, in a migration. */
export async function createJobsTable({ createTable, createIndex }: MigrationContext): Promise<void> {
  await createTable("jobs", {
    id: column.id,
    kind: column.textRequired,
    payload: column.textRequired,
    unique_key: column.textOrNull,
    run_at: column.time,
    leased_until: column.timeOrNull,
    lease: column.textOrNull,
    attempts: column.integer,
    last_error: column.text,
    created_at: column.time,
  });
  await createIndex("jobs", ["run_at"]);
  await createIndex("jobs", ["kind", "unique_key"], { unique: true });
}

// Every schema with these tables is wider than they are; what is asked of it is the same.
const jobsOf = <Schema extends WithJobs>(db: Kysely<Schema> | Transaction<Schema>) => db as unknown as Kysely<WithJobs>;

/**
 * Writes a job down in the transaction that makes it necessary: both are kept, or neither. Answers its id, or undefined
 * when one of its kind waits under the same key already.
 */
export async function enqueueJob<Schema extends WithJobs>(
  tx: Transaction<Schema>,
  job: NewJob,
  now: string,
): Promise<number | undefined> {
  const row = await jobsOf(tx)
    .insertInto("jobs")
    .values({
      kind: job.kind,
      payload: JSON.stringify(job.payload),
      unique_key: job.key ?? null,
      run_at: job.runAt ?? now,
      leased_until: null,
      lease: null,
      attempts: 0,
      last_error: "",
      created_at: now,
    })
    .onConflict((conflict) => conflict.columns(["kind", "unique_key"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id;
}

/** Takes jobs that are due and that nobody has, the oldest first: those that `ids` names, of a `kind`, or any. */
export async function leaseJobs<Schema extends WithJobs>(
  database: Database<Schema>,
  options: { now: string; until: string; most: number; ids?: readonly number[] | undefined; kind?: string | undefined },
): Promise<Job[]> {
  const lease = crypto.randomUUID();
  const taken = await database.transaction(async (tx) => {
    let due = jobsOf(tx)
      .selectFrom("jobs")
      .select("id")
      .where("run_at", "<=", options.now)
      .where(({ eb, or }) => or([eb("leased_until", "is", null), eb("leased_until", "<=", options.now)]));
    if (options.kind !== undefined) due = due.where("kind", "=", options.kind);
    if (options.ids) due = due.where("id", "in", [...options.ids]);
    due = due.orderBy("run_at").orderBy("id").limit(options.most);
    // Two processes that look at once take different jobs.
    if (database.dialect === "postgres") due = due.forUpdate().skipLocked();
    const ids = (await due.execute()).map((row) => row.id);
    if (ids.length === 0) return [];
    return jobsOf(tx)
      .updateTable("jobs")
      .set({ leased_until: options.until, lease, attempts: sql`attempts + 1` })
      .where("id", "in", ids)
      .returning(["id", "kind", "payload", "attempts"])
      .execute();
  });
  return taken
    .sort((a, b) => a.id - b.id)
    .map((row) => ({
      id: row.id,
      kind: row.kind,
      payload: JSON.parse(row.payload) as unknown,
      attempts: row.attempts,
      lease,
    }));
}

/** Takes a finished job off the list. False when its lease was lost meanwhile: another process has it now. */
export async function finishJob<Schema extends WithJobs>(tx: Transaction<Schema>, job: Job): Promise<boolean> {
  const done = await jobsOf(tx)
    .deleteFrom("jobs")
    .where("id", "=", job.id)
    .where("lease", "=", job.lease)
    .returning("id")
    .executeTakeFirst();
  return done !== undefined;
}

/** Gives a job back, to be tried again at `runAt`. */
export async function postponeJob<Schema extends WithJobs>(
  tx: Transaction<Schema>,
  job: Job,
  runAt: string,
  error: string,
): Promise<void> {
  await jobsOf(tx)
    .updateTable("jobs")
    .set({ leased_until: null, lease: null, run_at: runAt, last_error: error.slice(0, 500) })
    .where("id", "=", job.id)
    .where("lease", "=", job.lease)
    .execute();
}
