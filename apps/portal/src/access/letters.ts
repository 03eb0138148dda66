import "server-only";
import { failureOf, RepeatedFailure } from "../data/failure.ts";
import { type Arrived, type ClientLetterKind, type Content, kindOf, type Ready } from "../data/letters.ts";
import type { Upload } from "../data/ticket-files.ts";
import { lastKnownTicket } from "../data/tickets.ts";
import * as letters from "../store/letters.ts";
import { openStore } from "../store/store.ts";
import type { WriteId } from "../store/writes.ts";
import { audit, whoIs } from "./audit.ts";
import type { NowOrLater } from "./now-or-later.ts";
import { SENT_WITHIN, sendingLease, wakePostman } from "./postman.ts";
import type { ClientScope } from "./scope.ts";
import { sealedAnswer } from "./writes-once.ts";

/** What has come of something that a client's user wrote. */
export type Sent =
  | ({ state: "sent" } & Arrived)
  /** It will be sent as soon as WHMCS answers. */
  | { state: "kept"; ticket: number | null }
  /** It can't be: there is no such ticket, department, service or domain of his. */
  | { state: "no"; why: Exclude<Awaited<ReturnType<ReturnType<typeof kindOf>["prepare"]>>, Ready> };

/** Seconds until one looks for what was lost. */
export const FIRST_LOOK = 2;

/**
 * Sends what a client's user wrote, or keeps it to be sent when WHMCS answers again. It is marked in the store before: a
 * process that dies in between leaves something to settle. For `work` of writesOnce(…, { leavesLetter: true }).
 * @throws the SDK's OutcomeUnknownError: it is remembered and settled, and its writer is told
 */
export async function sendLetter<K extends ClientLetterKind>(
  { scope, outage }: NowOrLater,
  kind: K,
  content: Content[K],
  files: Upload[],
  id: WriteId,
): Promise<Sent> {
  const store = await openStore();
  const ticket = "ticket" in content ? content.ticket : null;
  const deed = { action: kind, on: ticket === null ? undefined : `ticket ${ticket}` };
  const letter: letters.NewLetter = {
    kind,
    user_id: scope.userId,
    client_id: scope.clientId,
    staff_id: scope.actor?.id ?? null,
    writer: JSON.stringify(whoIs(scope)),
    ticket_id: ticket,
    content: JSON.stringify(content),
    write_owner: id.owner,
    write_key: id.key,
  };

  async function keep(why: unknown, marked?: number): Promise<Sent> {
    try {
      await letters.keepLetter(store, letter, files, { marked });
    } catch (error) {
      if (marked !== undefined) await letters.dropLetter(store, marked, scope.clientId);
      throw error instanceof letters.OutboxFullError && why !== undefined ? why : error;
    }
    await audit(scope, { ...deed, result: "failed", note: "kept, to be sent later" });
    wakePostman();
    return { state: "kept", ticket };
  }

  const bound = kindOf(kind, letter.content);
  let ready: Awaited<ReturnType<typeof bound.prepare>>;
  try {
    if (outage !== undefined) throw outage;
    ready = await bound.prepare(scope);
  } catch (error) {
    if (failureOf(error) !== "unavailable") throw error;
    // Whose ticket it is must have been known: what is kept is not shown before that is asked again.
    if (ticket !== null && !(await lastKnownTicket(scope, ticket))) throw error;
    return keep(error);
  }
  if (typeof ready === "string") {
    await audit(scope, { ...deed, result: "refused", note: ready });
    return { state: "no", why: ready };
  }
  // What was written before goes first.
  if (await letters.isWaiting(store, scope.clientId)) return keep(undefined);

  const until = Date.now() + SENT_WITHIN;
  const marked = await letters.markSending(store, letter, ready.before, sendingLease());
  let arrived: Arrived;
  try {
    // A process that stood still since then must not send what another may be looking for already.
    if (Date.now() > until) throw new RepeatedFailure("unknown");
    arrived = await ready.send(files);
  } catch (error) {
    const failure = failureOf(error);
    if (failure === "unavailable") return keep(error, marked);
    const now = { ...letter, id: marked, state: "sending" } as const;
    if (failure === "refused") await letters.dropLetter(store, marked, scope.clientId);
    else await letters.changeLetter(store, now, { state: "unknown", due_at: letters.inSeconds(FIRST_LOOK) });
    await audit(scope, { ...deed, result: failure === "refused" ? "refused" : "unknown" });
    wakePostman();
    throw error;
  }
  const sent: Sent = { state: "sent", ...arrived };
  await letters.dropLetter(store, marked, scope.clientId, sealedAnswer(id.owner, sent));
  await audit(scope, { ...deed, on: `ticket ${arrived.ticket}`, result: "done" });
  return sent;
}

/** What a user sees of what he wrote: nothing of how it is kept. */
export type MyLetter = {
  id: number;
  state: letters.LetterState;
  note: string;
  at: string;
  /** The ticket that it answers, or that it became. */
  ticket: number | undefined;
  number: string;
} & (
  | { kind: "ticket.reply"; content: Content["ticket.reply"] }
  | { kind: "ticket.open"; content: Content["ticket.open"] }
);

function shown(row: letters.Letter): MyLetter {
  const arrived = row.result === "" ? undefined : (JSON.parse(row.result) as Arrived);
  const content: unknown = JSON.parse(row.content);
  const { id, kind, state, note, made_at } = row;
  const ticket = row.ticket_id ?? arrived?.ticket;
  return { id, kind, state, note, at: made_at, ticket, number: arrived?.number ?? "", content } as MyLetter;
}

/** What the signed-in user wrote and that waits, is looked for, or has come to something that he has not seen. */
export async function myLetters(scope: ClientScope): Promise<MyLetter[]> {
  if (!scope.may("tickets")) return [];
  return (await letters.lettersOf(await openStore(), scope.userId, scope.clientId)).map(shown);
}

/** One of them. */
export async function myLetter(scope: ClientScope, id: number | undefined): Promise<MyLetter | undefined> {
  return id === undefined ? undefined : (await myLetters(scope)).find((letter) => letter.id === id);
}

/** Takes back what was not sent yet: its writer has it again. False when it is too late. */
export async function takeBackLetter(scope: ClientScope, id: number): Promise<boolean> {
  const store = await openStore();
  const found = (await letters.lettersOf(store, scope.userId, scope.clientId)).find((letter) => letter.id === id);
  if (found?.state !== "waiting") return false;
  const isBack = await letters.changeLetter(store, found, { state: "returned", note: "taken back" });
  if (isBack) await audit(scope, { action: `${found.kind}-taken-back`, on: onOf(found), result: "done" });
  return isBack;
}

const onOf = ({ ticket_id }: letters.Letter) => (ticket_id === null ? undefined : `ticket ${ticket_id}`);

/** Takes what was told off the list. */
export async function dismissLetter(scope: ClientScope, id: number): Promise<void> {
  await letters.dismissLetter(await openStore(), id, scope.userId, scope.clientId);
}
