import { enqueueJob, finishJob, type Job, leaseJobs, postponeJob } from "@kraken/database";
import type { Insertable, Selectable, Transaction } from "kysely";
import { isoNow } from "../lib/iso.ts";
import { type AuditEntry, appendAudit } from "./audit.ts";
import type { Store } from "./store.ts";
import type { LetterRow, LetterState } from "./tables/outbox.ts";
import type { StoreTables } from "./tables.ts";
import { settleWrite } from "./writes.ts";

/*
 * What clients' users wrote to WHMCS: marked before it is sent, kept while WHMCS does not answer. All letters of one
 * client are one job (a lane), so that whoever has it sends them in their order, and nobody else meanwhile.
 */

export type Letter = Selectable<LetterRow>;
export type { LetterKind, LetterState } from "./tables/outbox.ts";
export type LetterFile = { name: string; data: Uint8Array };

type Tx = Transaction<StoreTables>;

/** A time so many seconds from now, as letters have it. */
export const inSeconds = isoNow;

const LANE = "letters";
/** In these, something is still to be done. */
const active: LetterState[] = ["waiting", "sending", "unknown"];

/** Most that is kept for one client, and for all of them, in bytes. */
export const MOST_OF_CLIENT = 50_000_000;
const MOST_OF_ALL = 1_000_000_000;
const MOST_LETTERS = 50;
/** Seconds after which what nobody looked at is forgotten. */
const FORGOTTEN = 30 * 24 * 60 * 60;

export type NewLetter = Pick<
  LetterRow,
  "kind" | "user_id" | "client_id" | "staff_id" | "writer" | "ticket_id" | "content" | "write_owner" | "write_key"
>;

const laneName = (clientId: number) => `letters of client ${clientId}`;

/** Sees to it that a client's letters are looked after at that time at the latest. */
async function wakeLane(tx: Tx, clientId: number, runAt: string): Promise<void> {
  const key = String(clientId);
  await enqueueJob(tx, { kind: LANE, payload: { client: clientId }, key, runAt }, isoNow());
  await tx
    .updateTable("jobs")
    .set({ run_at: runAt })
    .where("kind", "=", LANE)
    .where("unique_key", "=", key)
    .where("run_at", ">", runAt)
    .execute();
}

async function insert(store: Store, tx: Tx, letter: NewLetter, rest: Partial<Insertable<LetterRow>>): Promise<number> {
  await store.lockName(tx, laneName(letter.client_id));
  await tx.deleteFrom("letters").where("made_at", "<", isoNow(-FORGOTTEN)).where("state", "not in", active).execute();
  const values = { ...letter, size: 0, note: "", before: "", result: "", made_at: isoNow(), tries: 0, looks: 0 };
  const row = { ...values, state: "waiting", sent_at: null, due_at: isoNow(), ...rest } as const;
  const { id } = await tx.insertInto("letters").values(row).returning("id").executeTakeFirstOrThrow();
  await wakeLane(tx, letter.client_id, row.due_at);
  return id;
}

/**
 * Writes down that a letter is being sent at this moment, before it is: if nothing more is heard of it after `lease`
 * seconds its outcome is unknown. `before` is by what one will know it.
 */
export const markSending = (store: Store, letter: NewLetter, before: string, lease: number): Promise<number> =>
  store.transaction((tx) =>
    insert(store, tx, letter, { state: "sending", sent_at: isoNow(), due_at: isoNow(lease), before }),
  );

/** Whether something that this client wrote before waits still: what is newer goes after it. */
export async function isWaiting({ db }: Store, clientId: number): Promise<boolean> {
  const of = db.selectFrom("letters").select("id").where("client_id", "=", clientId).where("state", "=", "waiting");
  return (await of.limit(1).executeTakeFirst()) !== undefined;
}

/** The letters of this client or of all are more than is kept. */
export class OutboxFullError extends Error {
  override name = "OutboxFullError";
}

async function assertRoom(tx: Tx, clientId: number, more: number): Promise<void> {
  const of = (rows: typeof all) => rows.executeTakeFirstOrThrow();
  const all = tx
    .selectFrom("letters")
    .select(({ fn }) => [fn.countAll().as("count"), fn.sum("size").as("size")])
    .where("state", "in", active);
  const [mine, everybody] = [await of(all.where("client_id", "=", clientId)), await of(all)];
  const isFull = Number(mine.count) >= MOST_LETTERS || Number(mine.size) + more > MOST_OF_CLIENT;
  if (isFull || Number(everybody.size) + more > MOST_OF_ALL) throw new OutboxFullError("No more letters are kept");
}

const sizeOf = (content: string, files: readonly LetterFile[]) =>
  Buffer.byteLength(content) + files.reduce((sum, { data }) => sum + data.byteLength, 0);

async function putFiles(tx: Tx, id: number, files: readonly LetterFile[]): Promise<void> {
  const rows = files.map(({ name, data }, position) => ({ letter_id: id, position, name, data: Buffer.from(data) }));
  if (rows.length > 0) await tx.insertInto("letter_files").values(rows).execute();
}

/**
 * Keeps a letter to be sent: a new one, or one (`marked`) that certainly was not sent.
 * @throws OutboxFullError
 */
export function keepLetter(
  store: Store,
  letter: NewLetter,
  files: readonly LetterFile[],
  { marked, delay = 0 }: { marked?: number | undefined; delay?: number },
): Promise<number> {
  const size = sizeOf(letter.content, files);
  return store.transaction(async (tx) => {
    await store.lockName(tx, laneName(letter.client_id));
    await assertRoom(tx, letter.client_id, size);
    const kept = { state: "waiting", sent_at: null, due_at: isoNow(delay), size } as const;
    if (marked === undefined) {
      const id = await insert(store, tx, letter, kept);
      await putFiles(tx, id, files);
      return id;
    }
    await tx.updateTable("letters").set(kept).where("id", "=", marked).execute();
    await putFiles(tx, marked, files);
    await wakeLane(tx, letter.client_id, kept.due_at);
    return marked;
  });
}

export type LetterChange = Partial<
  Pick<Letter, "state" | "note" | "before" | "result" | "sent_at" | "due_at" | "tries" | "looks">
>;

/**
 * Changes a letter from one state into another, with the line of the audit log that tells of it. False when it was in
 * that state no more. `answer` is what the form that it came by is answered from now on.
 */
export function changeLetter(
  store: Store,
  letter: Pick<Letter, "id" | "client_id" | "state" | "write_owner" | "write_key">,
  change: LetterChange,
  { entry, answer }: { entry?: AuditEntry | undefined; answer?: string | undefined } = {},
): Promise<boolean> {
  return store.transaction(async (tx) => {
    await store.lockName(tx, laneName(letter.client_id));
    const changed = await tx
      .updateTable("letters")
      .set(change)
      .where("id", "=", letter.id)
      .where("state", "=", letter.state)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) return false;
    if (change.due_at) await wakeLane(tx, letter.client_id, change.due_at);
    if (entry) await appendAudit(store, tx, entry);
    const state = change.state ?? letter.state;
    if (state !== letter.state) await settleFormOf(tx, letter, state, answer);
    if (!active.includes(state)) await tx.deleteFrom("letter_files").where("letter_id", "=", letter.id).execute();
    return true;
  });
}

async function settleFormOf(
  tx: Tx,
  { write_owner: owner, write_key: key }: Pick<Letter, "write_owner" | "write_key">,
  state: LetterState,
  answer?: string,
): Promise<void> {
  if (key === "") return;
  if (state === "done" && answer !== undefined) return settleWrite(tx, { owner, key }, { state, result: answer });
  if (state === "unknown") return settleWrite(tx, { owner, key }, { state });
  // Nothing was done: the same form may be sent again.
  if (state === "returned" || state === "refused")
    await tx.deleteFrom("writes").where("owner", "=", owner).where("key", "=", key).execute();
}

/** Takes a letter that arrived off the list, and its client's job too when nothing else is to be done for him. */
export async function dropLetter(store: Store, id: number, clientId: number, answer?: string): Promise<void> {
  await store.transaction(async (tx) => {
    await store.lockName(tx, laneName(clientId));
    const gone = await tx
      .deleteFrom("letters")
      .where("id", "=", id)
      .returning(["write_owner", "write_key"])
      .executeTakeFirst();
    if (gone && answer !== undefined) await settleFormOf(tx, gone, "done", answer);
    if ((await nextDue(tx, clientId)) !== undefined) return;
    await tx
      .deleteFrom("jobs")
      .where("kind", "=", LANE)
      .where("unique_key", "=", String(clientId))
      .where("leased_until", "is", null)
      .execute();
  });
}

/** When something is to be done next for a client; undefined when nothing is. */
async function nextDue(tx: Tx, clientId: number): Promise<string | undefined> {
  const of = tx.selectFrom("letters").select(({ fn }) => fn.min("due_at").as("due"));
  const row = await of.where("client_id", "=", clientId).where("state", "in", active).executeTakeFirst();
  return row?.due ?? undefined;
}

/** Whether anything waits, for anybody, and whether some of it is due and nobody's. */
export async function lanesWaiting({ db }: Store): Promise<{ any: boolean; due: boolean }> {
  const now = isoNow();
  const lane = db.selectFrom("jobs").select("id").where("kind", "=", LANE).limit(1);
  const due = lane
    .where("run_at", "<=", now)
    .where(({ eb, or }) => or([eb("leased_until", "is", null), eb("leased_until", "<=", now)]));
  const isDue = (await due.executeTakeFirst()) !== undefined;
  return { any: isDue || (await lane.executeTakeFirst()) !== undefined, due: isDue };
}

/** A client's letters, which this process has to itself until the lease ends. */
export type Lane = { job: Job; clientId: number };

/** Takes lanes that are due and that nobody has. */
export async function takeLanes(store: Store, most: number, lease: number): Promise<Lane[]> {
  const jobs = await leaseJobs(store, { now: isoNow(), until: isoNow(lease), most, kind: LANE });
  return jobs.map((job) => ({ job, clientId: (job.payload as { client: number }).client }));
}

/** What is to be done in a lane, in the order of writing. */
export async function lettersInLane({ db }: Store, clientId: number): Promise<Letter[]> {
  const of = db.selectFrom("letters").selectAll().where("client_id", "=", clientId).where("state", "in", active);
  return of.orderBy("id").execute();
}

export async function filesOf({ db }: Store, id: number): Promise<LetterFile[]> {
  const of = db.selectFrom("letter_files").select(["name", "data"]).where("letter_id", "=", id);
  return (await of.orderBy("position").execute()).map(({ name, data }) => ({ name, data: new Uint8Array(data) }));
}

/** Keeps a lane for so many seconds more; not one that somebody else has meanwhile. */
export async function renewLane(store: Store, { job }: Lane, lease: number): Promise<void> {
  await store.transaction((tx) =>
    tx
      .updateTable("jobs")
      .set({ leased_until: isoNow(lease) })
      .where("id", "=", job.id)
      .where("lease", "=", job.lease)
      .execute(),
  );
}

/**
 * Marks a waiting letter as being sent, by the one who has its lane, who has `lease` seconds for that. False when somebody
 * else has the lane, or the letter was taken back.
 */
export function markInLane(store: Store, { job }: Lane, letter: Letter, before: string, lease: number) {
  return store.transaction(async (tx): Promise<boolean> => {
    await store.lockName(tx, laneName(letter.client_id));
    const mine = await tx
      .selectFrom("jobs")
      .select("id")
      .where("id", "=", job.id)
      .where("lease", "=", job.lease)
      .where("leased_until", ">", isoNow())
      .executeTakeFirst();
    if (!mine) return false;
    const marked = await tx
      .updateTable("letters")
      .set({ state: "sending", sent_at: isoNow(), due_at: isoNow(lease), before })
      .where("id", "=", letter.id)
      .where("state", "=", "waiting")
      .executeTakeFirst();
    return marked.numUpdatedRows > 0n;
  });
}

/** Gives a lane back: off the list when nothing is left in it, else to be looked after when something is due. */
export async function leaveLane(store: Store, { job, clientId }: Lane, delay = 0): Promise<void> {
  await store.transaction(async (tx) => {
    await store.lockName(tx, laneName(clientId));
    const due = await nextDue(tx, clientId);
    if (due === undefined) return void (await finishJob(tx, job));
    const soonest = isoNow(delay);
    await postponeJob(tx, job, due > soonest ? due : soonest, "");
  });
}

/** What of a user's is on its way, or was and waits to be seen; all kinds of it, the oldest first. */
export async function lettersOf({ db }: Store, userId: number, clientId: number): Promise<Letter[]> {
  const of = db.selectFrom("letters").selectAll().where("client_id", "=", clientId).where("user_id", "=", userId);
  return of.orderBy("id").limit(100).execute();
}

/** Takes a letter off the list that its writer has seen. Not while something is to be done about it. */
export async function dismissLetter(store: Store, id: number, userId: number, clientId: number): Promise<void> {
  await store.transaction((tx) =>
    tx
      .deleteFrom("letters")
      .where("id", "=", id)
      .where("user_id", "=", userId)
      .where("client_id", "=", clientId)
      .where("state", "not in", active)
      .execute(),
  );
}

/** How many letters wait, and how many are of unknown outcome, for whoever watches. */
export async function outboxCounts({
  db,
}: Store): Promise<{ waiting: number; unknown: number; oldest: string | null }> {
  const rows = await db
    .selectFrom("letters")
    .select(({ fn }) => ["state", fn.countAll().as("count"), fn.min("made_at").as("oldest")])
    .where("state", "in", active)
    .groupBy("state")
    .execute();
  const of = (state: LetterState) => Number(rows.find((row) => row.state === state)?.count ?? 0);
  const oldest = rows.map((row) => row.oldest).sort()[0] ?? null;
  return { waiting: of("waiting"), unknown: of("unknown") + of("sending"), oldest };
}
