import type { Context, Tx } from "../../context.ts";
import { domainRoom } from "../../domains/room.ts";
import { type Done, mailDone } from "../../fulfilment/mails.ts";
import { addonRoom, serviceRoom } from "../../services/room.ts";
import type { ModuleResult } from "../result.ts";
import { closeFailures, noteFailure } from "./queue.ts";
import { CALL_JOB, callOf, dropCall, dropJob, later, lockSubject, reserve, type Wish } from "./reserve.ts";
import type { CallOutcome, ModuleCall, Room, Subject } from "./types.ts";

const rooms: Record<Subject, Room> = { service: serviceRoom, addon: addonRoom, domain: domainRoom };

/** Minutes until the next try of what the books want; the last for all further ones. */
const pauses = [5, 15, 60, 240, 720, 1440];
/** Refusals after which nobody tries any more by himself. What has no answer is asked until it has one. */
const MOST_REFUSALS = 8;

const pauseAfter = (attempts: number) => (pauses[Math.min(attempts, pauses.length) - 1] ?? 1440) * 60_000;

/**
 * What is wanted, told with the subject's row held: checks, and what its record needs before the call. undefined when
 * nothing is. The module "" is nobody outside the house: the books are changed alone.
 */
export type Preparation = (tx: Tx) => Promise<Omit<Wish, "subject" | "id"> | undefined>;

/**
 * Calls a module so that a crash anywhere leaves something that ends it: reserve (commit) -> call -> settle (commit).
 * Never inside a transaction. A refusal goes to the module queue, and what the books want is tried again with growing
 * pauses; a call without an answer is asked again until it has one.
 */
export async function callModule(
  context: Context,
  subject: Subject,
  id: number,
  prepare: Preparation,
): Promise<CallOutcome> {
  const begun = await context.transaction(async (tx): Promise<ModuleCall | CallOutcome> => {
    await lockSubject(context, tx, subject, id);
    const wish = await prepare(tx);
    if (!wish) return { outcome: "done", answer: {} };
    const reserved = await reserve(context, tx, { ...wish, subject, id });
    if (reserved.state === "done") return { outcome: "done", answer: reserved.answer };
    if (reserved.state === "pending") return { outcome: "pending" };
    return wish.module === "" ? settle(context, tx, reserved.call, { outcome: "done" }) : reserved.call;
  });
  return "outcome" in begun ? begun : make(context, begun);
}

/** Makes a reserved call and settles it. `isRetry`: nobody waits for it any more. */
async function make(context: Context, call: ModuleCall, isRetry = false): Promise<CallOutcome> {
  const result = await rooms[call.subject].perform(context, call).catch(
    (error: unknown): ModuleResult => ({
      outcome: "unknown",
      error: context.unexpected(`${call.subject} ${call.action}`, error),
    }),
  );
  return context.transaction(async (tx) => {
    const outcome = await settle(context, tx, call, result);
    if (isRetry && outcome.outcome === "done" && call.isAutomatic) await tell(context, tx, call);
    return outcome;
  });
}

/** The mail that whoever wanted a call sends where it is done at once. */
const mails: Record<string, Done["what"]> = {
  "service create": "service",
  "service unsuspend": "unsuspend",
  "domain register": "register",
  "domain transfer": "transfer",
  "domain renew": "renew",
};

async function tell(context: Context, tx: Tx, { subject, action, id }: ModuleCall): Promise<void> {
  const what = mails[`${subject} ${action}`];
  if (what) await mailDone(context, tx, [{ what, id }]);
}

async function settle(context: Context, tx: Tx, call: ModuleCall, result: ModuleResult): Promise<CallOutcome> {
  const { now } = context;
  await lockSubject(context, tx, call.subject, call.id);
  const row = await tx
    .selectFrom("module_calls")
    .select(["id", "state", "attempts", "answer"])
    .where("reference", "=", call.reference)
    .executeTakeFirst();
  // Another process was faster: a module answers the same to both.
  if (row?.state !== "reserved") {
    return row?.state === "done" ? { outcome: "done", answer: JSON.parse(row.answer || "{}") } : { outcome: "pending" };
  }
  const save = (changes: { state: string; parameters?: string; answer?: string; error: string }) =>
    tx
      .updateTable("module_calls")
      .set({ ...changes, attempts: row.attempts + 1, updated_at: now })
      .where("id", "=", row.id)
      .execute();
  await dropJob(tx, call.reference);
  if (result.outcome === "done") {
    const { outcome: _, ...answer } = result;
    await rooms[call.subject].settle(context, tx, call, answer);
    await closeFailures(tx, call, now);
    await save({ state: "done", parameters: "", answer: JSON.stringify(answer), error: "" });
    return { outcome: "done", answer };
  }
  const error = result.error.slice(0, 1000);
  await noteFailure(tx, call, error, now);
  const isOpen = result.outcome === "unknown" || (call.isAutomatic && row.attempts + 1 < MOST_REFUSALS);
  if (isOpen) {
    await save({ state: "reserved", error });
    const runAt = later(now, pauseAfter(row.attempts + 1));
    await context.enqueue(tx, {
      kind: CALL_JOB,
      payload: { reference: call.reference },
      key: call.reference,
      runAt,
    });
  } else {
    await save({ state: "failed", parameters: "", error });
  }
  return { outcome: result.outcome, error };
}

/** The work of the job that every reserved call leaves: makes it (again) unless it is settled, or nobody wants it. */
export async function endCall(context: Context, { reference }: { reference: string }): Promise<void> {
  const row = await context.db
    .selectFrom("module_calls")
    .selectAll()
    .where("reference", "=", reference)
    .where("state", "=", "reserved")
    .executeTakeFirst();
  if (!row) return;
  const call = callOf(row);
  // A first try that was cut off may have had its effect: only asking the module tells.
  if (row.attempts > 0 && call.isAutomatic && !(await rooms[call.subject].isWanted(context.db, call))) {
    await context.transaction((tx) => dropCall(tx, call, context.now));
    return;
  }
  await make(context, call, row.attempts > 0);
}
