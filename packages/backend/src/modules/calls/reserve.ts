import { randomUUID } from "node:crypto";
import type { Selectable } from "kysely";
import type { Context, Tx } from "../../context.ts";
import type { ModuleCallsTable } from "../../schema/modules.ts";
import type { Reference } from "../result.ts";
import { closeFailures } from "./queue.ts";
import { type ModuleCall, type Subject, tableOf } from "./types.ts";

/** The kind of job that ends what a crash, a refusal or a lost answer left open. */
export const CALL_JOB = "module.call";

/** So long a call has before others take whoever made it for dead. */
const CALL_MS = 5 * 60_000;

export const later = (now: string, milliseconds: number) =>
  `${new Date(Date.parse(now) + milliseconds).toISOString().slice(0, 19)}Z`;

/** What somebody wants of a module. */
export type Wish = {
  subject: Subject;
  id: number;
  action: string;
  /** The module's name; read in the reservation's transaction, after the row is locked. */
  module: string;
  parameters?: Record<string, unknown> | undefined;
  isAutomatic: boolean;
  /** Names the wish where the same one may be made again: the line of an invoice, an order's service. */
  reference?: Reference | undefined;
};

export type Reserved =
  | { state: "ours"; call: ModuleCall }
  | { state: "done"; answer: Record<string, unknown> }
  | { state: "pending" };

type Row = Selectable<ModuleCallsTable>;

export const callOf = (row: Row): ModuleCall => ({
  reference: row.reference,
  subject: row.subject as Subject,
  id: row.subject_id,
  module: row.module,
  action: row.action,
  parameters: row.parameters === "" ? {} : (JSON.parse(row.parameters) as Record<string, unknown>),
  isAutomatic: row.is_automatic === 1,
});

/** Doing these twice is not the same as doing them once: one that waits is another wish, unless it is the very same. */
const counted = new Set(["renew", "register", "transfer"]);

/** What a new wish makes pointless of what waits. */
const opposites: Record<string, readonly string[]> = {
  suspend: ["unsuspend"],
  unsuspend: ["suspend"],
  terminate: ["create", "suspend", "unsuspend", "changePackage", "changePassword", "renew", "custom"],
  create: ["terminate"],
};

/** The next try belongs to us from now on; false when somebody is at it. */
async function claim(tx: Tx, now: string, reference: Reference): Promise<boolean> {
  const job = await tx
    .updateTable("jobs")
    .set({ run_at: later(now, CALL_MS) })
    .where("kind", "=", CALL_JOB)
    .where("unique_key", "=", reference)
    .where(({ eb, or }) => or([eb("leased_until", "is", null), eb("leased_until", "<=", now)]))
    .returning("id")
    .executeTakeFirst();
  return job !== undefined;
}

export const dropJob = (tx: Tx, reference: Reference) =>
  tx.deleteFrom("jobs").where("kind", "=", CALL_JOB).where("unique_key", "=", reference).execute();

/** Ends a call that nobody wants any more. */
export async function dropCall(tx: Tx, call: ModuleCall, now: string): Promise<void> {
  await dropJob(tx, call.reference);
  await closeFailures(tx, call, now);
  await tx
    .updateTable("module_calls")
    .set({ state: "dropped", parameters: "", updated_at: now })
    .where("reference", "=", call.reference)
    .where("state", "=", "reserved")
    .execute();
}

/**
 * Writes a call down before it is made. The subject's row must be locked by `tx`. A wish that is settled already is
 * not made again; one that waits for its next try is tried now when somebody asks for it, and left alone otherwise.
 */
export async function reserve(context: Context, tx: Tx, wish: Wish): Promise<Reserved> {
  const { now } = context;
  const parameters = JSON.stringify(wish.parameters ?? {});
  const known = wish.reference
    ? await tx.selectFrom("module_calls").selectAll().where("reference", "=", wish.reference).executeTakeFirst()
    : undefined;
  if (known?.state === "done") return { state: "done", answer: JSON.parse(known.answer || "{}") };
  const open = await tx
    .selectFrom("module_calls")
    .selectAll()
    .where("subject", "=", wish.subject)
    .where("subject_id", "=", wish.id)
    .where("state", "=", "reserved")
    .orderBy("id")
    .execute();
  const same = known
    ? open.find((row) => row.reference === known.reference)
    : wish.reference === undefined || !counted.has(wish.action)
      ? open.find((row) => row.action === wish.action && (!counted.has(wish.action) || row.parameters === parameters))
      : undefined;
  if (same) {
    if (wish.isAutomatic || same.attempts === 0 || !(await claim(tx, now, same.reference))) return { state: "pending" };
    const changed = { ...same, parameters };
    await tx.updateTable("module_calls").set({ parameters, updated_at: now }).where("id", "=", same.id).execute();
    return { state: "ours", call: callOf(changed) };
  }
  for (const row of open) {
    if (opposites[wish.action]?.includes(row.action)) await dropCall(tx, callOf(row), now);
  }
  const reference = wish.reference ?? `${wish.subject}-${wish.id}-${wish.action}-${randomUUID()}`;
  const row = {
    reference,
    subject: wish.subject,
    subject_id: wish.id,
    module: wish.module,
    action: wish.action,
    parameters,
    state: "reserved",
    is_automatic: wish.isAutomatic ? (1 as const) : (0 as const),
    attempts: 0,
    error: "",
    updated_at: now,
  };
  const made = await tx
    .insertInto("module_calls")
    .values({ ...row, created_at: now })
    .onConflict((conflict) => conflict.column("reference").doUpdateSet(row))
    .returningAll()
    .executeTakeFirstOrThrow();
  await context.enqueue(tx, {
    kind: CALL_JOB,
    payload: { reference },
    key: reference,
    runAt: later(now, CALL_MS),
  });
  return { state: "ours", call: callOf(made) };
}

/** Holds the subject of a call until the transaction ends. */
export const lockSubject = ({ lockRow }: Context, tx: Tx, subject: Subject, id: number) =>
  lockRow(tx, tableOf[subject], id);
