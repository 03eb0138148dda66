import "server-only";
import { failureOf } from "../data/failure.ts";
import { type Arrived, kindOf, type WriterScope } from "../data/letters.ts";
import { standing } from "../data/standing.ts";
import { env } from "../env.ts";
import { log } from "../lib/log.ts";
import { type Rounds, startRounds } from "../lib/rounds.ts";
import type { AuditEntry, AuditResult } from "../store/audit.ts";
import * as letters from "../store/letters.ts";
import { BUILT_IN, staffById } from "../store/staff.ts";
import { openStore, type Store } from "../store/store.ts";
import { scopeOfStaff } from "./access.ts";
import { roleMayAsClient } from "./roles.ts";
import { makeClientScope, makePublicScope, makeStaffScope } from "./scope.ts";
import { sealedAnswer } from "./writes-once.ts";

/**
 * Seconds after which one that was marked, and of which nothing more is heard, is of unknown outcome: a call may wait for
 * its turn and then for its answer, API_TIMEOUT each.
 */
export const sendingLease = (): number => Math.ceil((2 * env().API_TIMEOUT) / 1000) + 15;

/** Milliseconds after the mark in which sending begins, or it is not sent: a process may have stood still. */
export const SENT_WITHIN = 10_000;

/** Seconds. What waits goes within ten of WHMCS's return; what is not found is looked for until nobody can be at it. */
export type PostTimes = {
  /** For which one that was marked may be on its way. */
  sending: number;
  /** For which a lane is taken; renewed while it is walked through. */
  lane: number;
  /** Between two tries while WHMCS does not answer. */
  retry: number;
  /** Between looks for one of unknown outcome. */
  looks: readonly number[];
};

const usualTimes = (): PostTimes => {
  // The last look is when a WHMCS that is still at it has given up.
  return { sending: sendingLease(), lane: 15, retry: 3, looks: [2, 5, 10, 30, 60, 120] };
};

type Letter = letters.Letter;

/** Goes once through everything that is due. Answers how many letters came to an end. */
export async function deliver(store: Store, times: PostTimes = usualTimes()): Promise<number> {
  let ended = 0;
  for (;;) {
    const lanes = await letters.takeLanes(store, 5, times.lane);
    if (lanes.length === 0) return ended;
    const results = await Promise.all(
      lanes.map(async (lane) => {
        let result: Walked = { ended: 0, isOut: true };
        const renewing = setInterval(
          () => letters.renewLane(store, lane, times.lane).catch(() => {}),
          (times.lane * 1000) / 3,
        );
        renewing.unref();
        try {
          result = await walk(store, lane, times);
        } catch (error) {
          const why = error instanceof Error ? error.message : "unknown";
          log("error", "letters not sent", { client: lane.clientId, why });
        } finally {
          clearInterval(renewing);
        }
        await letters.leaveLane(store, lane, result.isOut ? times.retry : 0);
        return result;
      }),
    );
    ended += results.reduce((sum, result) => sum + result.ended, 0);
    // WHMCS does not answer: nobody else's are tried now.
    if (results.some(({ isOut }) => isOut)) return ended;
  }
}

type Walked = { ended: number; isOut: boolean };

async function walk(store: Store, lane: letters.Lane, times: PostTimes): Promise<Walked> {
  let ended = 0;
  /** Tickets in which something older is not sent yet. */
  const held = new Set<number>();
  for (const letter of await letters.lettersInLane(store, lane.clientId)) {
    const { ticket_id, state } = letter;
    const isDue = letter.due_at <= letters.inSeconds(0);
    try {
      if (isDue && state === "waiting" && !(ticket_id !== null && held.has(ticket_id))) {
        const end = await send(store, lane, letter, times);
        if (end === "lane lost") return { ended, isOut: false };
        ended += 1;
      } else if (isDue && state !== "waiting") {
        ended += await look(store, letter, times);
      } else if (ticket_id !== null && state !== "unknown") held.add(ticket_id);
    } catch (error) {
      if (failureOf(error) !== "unavailable") throw error;
      return { ended, isOut: true };
    }
  }
  return { ended, isOut: false };
}

/** Whether whoever wrote it may still do so: asked at this moment. */
async function scopeFor(letter: Letter): Promise<WriterScope | undefined> {
  const { user_id, client_id, staff_id } = letter;
  if (letter.kind === "staff.reply") return scopeOfStaff(staff_id ?? BUILT_IN, "tickets");
  if (staff_id !== null && staff_id !== 0) {
    const account = await staffById(await openStore(), staff_id);
    if (!account || account.disabled_at !== null || !roleMayAsClient(account.role, "tickets")) return undefined;
  }
  const found = await standing(makePublicScope(), user_id, client_id);
  if (typeof found === "string" || !found.permissions.has("tickets")) return undefined;
  return makeClientScope(user_id, client_id, { permissions: found.permissions });
}

/** What the audit log calls it: staff answer a ticket as clients do. */
const actionOf = ({ kind }: Letter) => (kind === "staff.reply" ? "ticket.reply" : kind);

function entryOf(letter: Letter, result: AuditResult, note: string, arrived?: Arrived): AuditEntry {
  const ticket = arrived?.ticket ?? letter.ticket_id;
  const on = ticket === null ? undefined : `ticket ${ticket}`;
  return { ...(JSON.parse(letter.writer) as Pick<AuditEntry, "who">), action: actionOf(letter), on, result, note };
}

const arrivedChange = (arrived: Arrived) => ({ state: "done", result: JSON.stringify(arrived) }) as const;
const answerFor = (letter: Letter, arrived: Arrived) =>
  letter.write_key === "" ? undefined : sealedAnswer(letter.write_owner, { state: "sent", ...arrived });

async function send(
  store: Store,
  lane: letters.Lane,
  letter: Letter,
  times: PostTimes,
): Promise<"ended" | "lane lost"> {
  const refuse = async (note: string) => {
    await letters.changeLetter(store, letter, { state: "refused", note }, { entry: entryOf(letter, "refused", note) });
    return "ended" as const;
  };
  const scope = await scopeFor(letter);
  if (!scope) return refuse("not allowed");
  const ready = await kindOf(letter.kind, letter.content).prepare(scope);
  if (typeof ready === "string") return refuse(ready);
  const files = await letters.filesOf(store, letter.id);
  const until = Date.now() + SENT_WITHIN;
  if (!(await letters.markInLane(store, lane, letter, ready.before, times.sending))) return "lane lost";
  const marked = { ...letter, state: "sending" } as const;
  // A process that stood still since then must not send what somebody else may be looking for already.
  if (Date.now() > until) return "lane lost";
  try {
    const arrived = await ready.send(files);
    const facts = { entry: entryOf(letter, "done", "sent later", arrived), answer: answerFor(letter, arrived) };
    await letters.changeLetter(store, marked, arrivedChange(arrived), facts);
    return "ended";
  } catch (error) {
    const failure = failureOf(error);
    if (failure === "unavailable") {
      const again = { state: "waiting", sent_at: null, tries: letter.tries + 1 } as const;
      await letters.changeLetter(store, marked, { ...again, due_at: letters.inSeconds(times.retry) });
      throw error;
    }
    if (failure === "refused") {
      const entry = entryOf(letter, "refused", "sent later");
      await letters.changeLetter(store, marked, { state: "refused", note: "not taken" }, { entry });
      return "ended";
    }
    // Anything else than a clear no, our own mistakes too: it may have arrived.
    const entry = entryOf(letter, "unknown", "sent later");
    await letters.changeLetter(
      store,
      marked,
      { state: "unknown", due_at: letters.inSeconds(times.looks[0] ?? 1) },
      { entry },
    );
    return "ended";
  }
}

/** Looks for a letter of which nobody knows whether it arrived. Answers 1 when that is settled. */
async function look(store: Store, letter: Letter, times: PostTimes): Promise<0 | 1> {
  // Looking needs no permission of the writer's: it is only told whether his own words are there.
  const scope =
    letter.kind === "staff.reply"
      ? makeStaffScope(env().STAFF_USERNAME)
      : makeClientScope(letter.user_id, letter.client_id, { permissions: new Set(["tickets"]) });
  const seen = await kindOf(letter.kind, letter.content).look(scope, letter.before, letter.sent_at ?? letter.made_at);
  if (typeof seen === "object") {
    const facts = { entry: entryOf(letter, "done", "settled by reading", seen), answer: answerFor(letter, seen) };
    return (await letters.changeLetter(store, letter, arrivedChange(seen), facts)) ? 1 : 0;
  }
  const looks = letter.looks + 1;
  const next = times.looks[looks];
  if (next !== undefined) {
    await letters.changeLetter(store, letter, { state: "unknown", looks, due_at: letters.inSeconds(next) });
    return 0;
  }
  const [change, result, note] =
    seen === "not there"
      ? ([{ state: "returned", note: "not there" }, "failed", "settled by reading: not there"] as const)
      : ([{ state: "undecided" }, "unknown", "can't be settled by reading"] as const);
  const isSettled = await letters.changeLetter(store, letter, change, { entry: entryOf(letter, result, note) });
  return isSettled ? 1 : 0;
}

// One for the process, whatever bundles Next makes of this file.
const shared = globalThis as { krakenPostman?: Rounds };

/** Milliseconds between two looks at the store: while something waits, and while nothing does. */
const BUSY = 2000;
const IDLE = 10_000;

/** Something was written for later: the next look comes soon. */
export function wakePostman(): void {
  shared.krakenPostman?.wake();
}

/** Sends what waits, in the background, as any number of processes do side by side; until the process is told to end. */
export function startPostman(): void {
  shared.krakenPostman ??= startRounds("outbox", { soon: BUSY, busy: BUSY, idle: IDLE }, async () => {
    const store = await openStore();
    const { any, due } = await letters.lanesWaiting(store);
    if (due) await deliver(store);
    return any;
  });
}

/** Lets what is being sent end, and sends nothing more. */
export async function stopPostman(): Promise<void> {
  await shared.krakenPostman?.stop();
  delete shared.krakenPostman;
}
