import "server-only";
import { failureOf, logFailure } from "../data/failure.ts";
import { type BulkKind, type BulkWishes, doWithOne, isBulkKind, nameOfThing } from "../data/staff/bulk.ts";
import { type Rounds, startRounds } from "../lib/rounds.ts";
import type { AuditEntry } from "../store/audit.ts";
import * as runs from "../store/bulk.ts";
import { openStore, type Store } from "../store/store.ts";
import { scopeOfStaff } from "./access.ts";
import { entryOf, whoIs } from "./audit.ts";
import type { StaffPermission } from "./roles.ts";
import type { StaffScope } from "./scope.ts";

/** What somebody of staff must be allowed to, to do something with many of a kind. */
export const bulkNeeds: Record<BulkKind, StaffPermission> = {
  clients: "clients",
  services: "services",
  orders: "orders",
  domains: "services",
  tickets: "tickets",
  invoices: "money",
  quotes: "money",
};

/** Seconds for which a run is taken; renewed while it is walked through. */
const LEASE = 15;

/** Begins a run, which goes on without whoever began it. Answers its id. */
export async function beginBulk(
  scope: StaffScope,
  kind: BulkKind,
  deed: string,
  wishes: BulkWishes,
  things: readonly { id: number; label: string }[],
): Promise<number> {
  const { address } = await entryOf(scope, { action: "", result: "done" });
  const writer = JSON.stringify({ ...whoIs(scope), address });
  const run = { kind, deed, wishes: JSON.stringify(wishes), staff_id: scope.member.id, writer };
  const id = await runs.beginRun(await openStore(), run, things);
  wakeBulk();
  return id;
}

/** Has what certainly was not done tried again. Answers how many things that is. */
export async function retryBulk(run: number): Promise<number> {
  const count = await runs.retryRun(await openStore(), run);
  wakeBulk();
  return count;
}

/** A run with all that it is about; undefined where there is none. */
export async function bulkRun(id: number) {
  const store = await openStore();
  const run = await runs.runById(store, id);
  if (!run || !isBulkKind(run.kind)) return undefined;
  const { name } = JSON.parse(run.writer) as Pick<AuditEntry, "name">;
  return { ...run, kind: run.kind, by: name ?? "", items: await runs.itemsOf(store, id) };
}

/** The newest runs. */
export const latestBulk = async (most: number) => runs.latestRuns(await openStore(), most);

/** Goes on with every run that is due and nobody's. Answers how many things were gone through. */
export async function carryOut(store: Store, isEnding = () => false, lease = LEASE): Promise<number> {
  let count = 0;
  while (!isEnding()) {
    const taken = await runs.takeRun(store, lease);
    if (!taken) return count;
    const keeping = setInterval(() => runs.keepRun(store, taken, lease).catch(() => {}), (lease * 1000) / 3);
    keeping.unref();
    try {
      while (!isEnding()) {
        const item = await runs.markNext(store, taken);
        if (!item) break;
        await doItem(store, taken.run, item);
        count += 1;
      }
    } finally {
      clearInterval(keeping);
      await runs.leaveRun(store, taken);
    }
  }
  return count;
}

async function doItem(store: Store, run: runs.BulkRun, item: runs.BulkItem): Promise<void> {
  const { kind, deed } = run;
  const settle = (result: runs.BulkResult, audit: Pick<AuditEntry, "result" | "note">) => {
    const who = JSON.parse(run.writer) as Pick<AuditEntry, "who">;
    const on = isBulkKind(kind) ? nameOfThing(kind, item.object_id) : "";
    return runs.settleItem(store, item, result, { ...who, action: `${kind.replace(/s$/, "")}.${deed}`, on, ...audit });
  };
  const note = `one of many, ${run.id}`;
  const fail = (why: string, words = "", result: AuditEntry["result"] = "refused") =>
    settle({ state: "failed", why, note: words }, { result, note: `${note}: ${words || why}` });
  if (!isBulkKind(kind)) return fail("gone");
  // Whoever began it may not be allowed to any more.
  const scope = await scopeOfStaff(run.staff_id, bulkNeeds[kind]);
  if (!scope) return fail("not allowed");
  try {
    const wishes = JSON.parse(run.wishes) as BulkWishes;
    const key = `bulk-${run.id}-${item.object_id}`;
    const answer = await doWithOne(scope, kind, { deed, id: item.object_id, wishes, key });
    if (answer.is === "gone") return fail("gone");
    if (answer.is === "unfit") return fail("unfit", answer.status);
    if (answer.is === "unwanted") return fail("unwanted");
    if (answer.is === "refused") return fail("refused", answer.reason);
    const moved = answer.before === answer.after ? "" : `${answer.before} → ${answer.after}`;
    const told = moved && answer.after ? moved : "";
    return settle(
      { state: "done", why: "", note: told },
      { result: "done", note: [note, told && `status: ${told}`].filter(Boolean).join("; ") },
    );
  } catch (error) {
    const failure = failureOf(error);
    const reference = logFailure(error, `bulk ${kind} ${deed}`);
    if (failure === "unavailable" || failure === "refused") return fail(failure, reference, "failed");
    // Anything else than a clear no, our own mistakes too: it may have been done.
    return settle({ state: "unknown", why: "unknown", note: reference }, { result: "unknown", note });
  }
}

// One for the process, whatever bundles Next makes of this file.
const shared = globalThis as { krakenBulk?: Rounds };

/** Milliseconds between two looks at the store: while something waits, and while nothing does. */
const TIMES = { soon: 100, busy: 2000, idle: 10_000 };

/** A run was begun: the next look comes at once. */
function wakeBulk(): void {
  shared.krakenBulk?.wake();
}

/** Goes on with runs in the background, as any number of processes do side by side; until the process is told to end. */
export function startBulk(): void {
  shared.krakenBulk ??= startRounds("bulk", TIMES, async (isEnding) => {
    const store = await openStore();
    const { any, due } = await runs.runsWaiting(store);
    if (due) await carryOut(store, isEnding);
    return any;
  });
}
