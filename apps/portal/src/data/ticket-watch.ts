import "server-only";
import { createHash } from "node:crypto";
import type { ClientScope } from "../access/scope.ts";
import { env } from "../env.ts";
import { isTroubled, whileWarming } from "../lib/gate.ts";
import { log } from "../lib/log.ts";
import { outside } from "../lib/outside.ts";
import { ownerOf } from "./ask.ts";
import { beginEpoch, epochsNow } from "./cache/epochs.ts";
import { failureOf } from "./failure.ts";
import { ticket, ticketNow } from "./tickets.ts";

/*
 * How an open page hears that its ticket has changed. What was written through any portal on this store is seen by its
 * epoch, a second later. What staff write in WHMCS itself is only seen by asking: once in LIVE_SECONDS for each ticket
 * that somebody looks at, however many do; after all calls for which somebody waits, a few a second at the most, and not
 * while WHMCS does not answer.
 */

/** Milliseconds between two looks at the store. */
const ROUND = 1000;

/** So many tickets are asked for in one round. */
const MOST_AT_ONCE = 4;

/** By which one sees that a ticket is not what it was: made of all that is shown of it, and tells nothing. */
export const versionOf = (of: object): string =>
  createHash("sha256").update(JSON.stringify(of)).digest("base64url").slice(0, 16);

/** What is watched, and for whom. */
export type Subject = {
  key: string;
  /** By whose epoch in the store one sees that it was written to through a portal. */
  owner: string;
  /** Whose kept answers are not the present any more once it was written to elsewhere. */
  keepers: readonly string[];
  /** Its version at this moment; undefined once it is not theirs any more who watch. */
  read: () => Promise<string | undefined>;
};

type Watched = Subject & {
  version: string | undefined;
  /** Of the owner's tickets in the store. */
  epoch: number;
  /** When it is asked for next, in milliseconds; 0 is now. */
  due: number;
  /** Those who wait for another version. */
  wake: Set<() => void>;
  watchers: number;
};

// One for the process, whatever bundles Next makes of this file.
const kept = globalThis as { krakenWatched?: Map<string, Watched> };

function watched(): Map<string, Watched> {
  kept.krakenWatched ??= new Map();
  return kept.krakenWatched;
}

export type TicketWatch = {
  /** Of the ticket as it was seen last; undefined once it is not the client's any more. */
  version: () => string | undefined;
  /** Waits until the version is another one than that, or so many milliseconds are over, or the signal ends it. */
  change: (seen: string | undefined, milliseconds: number, signal: AbortSignal) => Promise<void>;
  leave: () => void;
};

const interval = () => env().LIVE_SECONDS * 1000;

/**
 * Begins to watch one of the client's own tickets; undefined when he has no such one. Who watches has to leave.
 * (GetTicket)
 */
export async function watchTicket(scope: ClientScope, id: number): Promise<TicketWatch | undefined> {
  const owner = ownerOf(scope.clientId);
  // Before the ticket: what is written in between is in a later epoch.
  const epoch = await epochOfTickets(owner);
  const found = await ticket(scope, id);
  if (!found) return undefined;
  const read = async () => {
    const now = await ticketNow(scope, id);
    return now && versionOf(now);
  };
  return beginWatch({ key: `${owner} ticket ${id}`, owner, keepers: [owner], read }, versionOf(found), epoch);
}

/** The epoch of an owner's tickets in the store: to be read before what is watched. */
export const epochOfTickets = async (owner: string): Promise<number> =>
  (await epochsNow([owner], "tickets")).get(owner) ?? 0;

/** Begins to watch something that had that version, in that epoch or a later one. Who watches has to leave. */
export function beginWatch(subject: Subject, version: string, epoch: number): TicketWatch {
  const all = watched();
  const { key } = subject;
  const made = { ...subject, version, epoch, due: Date.now() + interval(), wake: new Set<() => void>(), watchers: 0 };
  const here: Watched = all.get(key) ?? made;
  // Who came last is the surest to be there still.
  here.read = subject.read;
  here.watchers++;
  if (here.version !== version) here.due = 0;
  all.set(key, here);
  beginRounds();
  let isLeft = false;
  return {
    version: () => here.version,
    change: (seen, milliseconds, signal) => changeOf(here, seen, milliseconds, signal),
    leave: () => {
      if (isLeft) return;
      isLeft = true;
      here.watchers--;
      if (here.watchers === 0) all.delete(key);
    },
  };
}

const changeOf = (here: Watched, seen: string | undefined, milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (here.version !== seen || signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      here.wake.delete(done);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds).unref();
    here.wake.add(done);
    signal.addEventListener("abort", done);
  });

const process_ = globalThis as { krakenRounds?: boolean };

/** Goes around while somebody watches. */
function beginRounds(): void {
  if (process_.krakenRounds) return;
  process_.krakenRounds = true;
  const again = () => {
    if (watched().size === 0) process_.krakenRounds = false;
    else setTimeout(() => void goAround().finally(again), ROUND).unref();
  };
  outside(again);
}

/** Looks at the store once, and at those tickets in WHMCS whose turn it is. */
export async function goAround(): Promise<void> {
  try {
    const all = [...watched().values()];
    const epochs = await epochsNow([...new Set(all.map(({ owner }) => owner))], "tickets");
    const isNew = (each: Watched) => (epochs.get(each.owner) ?? 0) !== each.epoch;
    const now = Date.now();
    const since = (each: Watched) => (isNew(each) ? 0 : each.due);
    const due = all.filter((each) => since(each) <= now).sort((one, other) => since(one) - since(other));
    if (isTroubled()) return;
    await Promise.all(
      due.slice(0, MOST_AT_ONCE).map((each) => {
        const isWrittenHere = isNew(each);
        each.epoch = epochs.get(each.owner) ?? 0;
        return look(each, isWrittenHere);
      }),
    );
  } catch (error) {
    log("error", "tickets not watched", { why: error instanceof Error ? error.name : "unknown" });
  }
}

async function look(here: Watched, isWrittenHere: boolean): Promise<void> {
  here.due = Date.now() + interval();
  let version: string | undefined;
  try {
    version = await whileWarming(here.read);
  } catch (error) {
    if (failureOf(error) === undefined) throw error;
    // It is asked for again when its time comes.
    return;
  }
  if (version === here.version) return;
  here.version = version;
  if (!isWrittenHere) {
    // Written in WHMCS itself: what is kept of it, by any portal, is not the present.
    await beginEpoch(here.keepers, ["tickets"]);
    here.epoch++;
  }
  for (const wake of [...here.wake]) wake();
}
