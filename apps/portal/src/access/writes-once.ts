import "server-only";
import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { type Failure, failureOf, RepeatedFailure } from "../data/failure.ts";
import { formHash, seal, unseal } from "../session/secrets.ts";
import type { Principal } from "../store/sessions.ts";
import { openStore, type Store } from "../store/store.ts";
import { claimWrite, forgetWrite, isRunning, renewWrite, settleWrite, type WriteId } from "../store/writes.ts";
import { whoIs } from "./audit.ts";
import { TooManyError } from "./limits.ts";
import type { AnyScope } from "./scope.ts";

/** The hidden field with which a form is known again. */
export const ONCE = "once";

/** Fields that differ between two sendings of the same form, and React's own. */
const isBeside = (name: string) => [ONCE, "stamp", "proof"].includes(name) || name.startsWith("$ACTION");

/** A form was sent once more with something else in it: nothing was done. */
export class OtherContentError extends Error {
  override name = "OtherContentError";
}

/** Whom the store knows a form by, for the encryption too. */
function ownerOf(scope: AnyScope): Principal {
  const { who, asWhom = "" } = whoIs(scope);
  return { kind: scope.kind === "staff" ? "staff" : "client", subject: `${who} ${asWhom}`.trim() };
}

/** Seconds: a process that died is found out after this. One that lives renews it. */
const LEASE = 15;
const SEALED_FOR = "writes";

async function contentOf(form: FormData): Promise<string> {
  const parts: [string, string][] = [];
  for (const [name, value] of form) {
    if (isBeside(name)) continue;
    if (typeof value === "string") parts.push([name, value.replace(/\r\n?/g, "\n")]);
    else {
      const hash = createHash("sha256").update(new Uint8Array(await value.arrayBuffer()));
      parts.push([name, `${value.name} ${hash.digest("hex")}`]);
    }
  }
  return JSON.stringify(parts.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

const isKey = (text: unknown): text is string => typeof text === "string" && /^[0-9a-f-]{36}$/.test(text);

/** The key that a form carries; undefined when it has none, or more than one. */
export function keyIn(form: FormData): string | undefined {
  const [key, ...more] = form.getAll(ONCE);
  return more.length === 0 && isKey(key) ? key : undefined;
}

export type OnceOptions<R> = {
  /** Whether this answer is one of something done. One that is not frees the key; all are when left out. */
  isDone?: (answer: R) => boolean;
  /** Whether `work` leaves a letter (src/access/letters.ts) before it sends anything. */
  leavesLetter?: boolean;
};

/**
 * Does what a form asks for once, however often and wherever it is sent: a double click, a reload, two instances. All
 * get the first one's answer, which is kept for 24 hours, encrypted. What certainly was not done may be tried again by the
 * same form; what may have been done is not.
 *
 *     const { id } = await writesOnce(scope, "ticket.open", form, () => audited(scope, deed, () => openTicket(scope, made)));
 *
 * A form without a key is a new one each time.
 * @param work what it answers must be JSON. It may redirect or say "not found": then nothing was done.
 * @throws OtherContentError when the same form was sent with something else in it before
 * @throws RepeatedFailure what failed for the first one, or what is of unknown outcome
 */
export async function writesOnce<R>(
  scope: AnyScope,
  form: string,
  sent: FormData,
  work: (id: WriteId) => Promise<R>,
  { isDone = () => true, leavesLetter = false }: OnceOptions<R> = {},
): Promise<R> {
  const store = await openStore();
  const principal = ownerOf(scope);
  const id = { owner: principal.subject, key: keyIn(sent) ?? crypto.randomUUID() };
  const hash = formHash(principal, await contentOf(sent));
  let waitedFor: string | undefined;
  for (;;) {
    const claim = await claimWrite(store, { ...id, form, hash, lease: LEASE, leavesLetter, waitedFor });
    if (claim.state === "different") throw new OtherContentError(form);
    if (claim.state === "unknown") throw new RepeatedFailure("unknown");
    if (claim.state === "failed") throw new RepeatedFailure(claim.result as Failure);
    if (claim.state === "done") return answerIn(principal, claim.result);
    if (claim.state === "mine") return perform(store, principal, id, claim.holder, work, isDone);
    waitedFor = claim.holder;
    await ended(store, id);
  }
}

/** Waits until nobody is at it any more. */
async function ended(store: Store, id: WriteId): Promise<void> {
  for (let wait = 20; await isRunning(store, id); wait = Math.min(wait * 2, 250)) await pause(wait);
}

function answerIn<R>(principal: Principal, result: string): R {
  const text = unseal(principal, result, SEALED_FOR);
  // Sealed by a secret that was changed meanwhile: it is done, and nobody can say how.
  if (text === undefined) throw new RepeatedFailure("unknown");
  return (JSON.parse(text) as { answer: R }).answer;
}

/** A client's form's answer as the store keeps it, for whoever finds out later what became of it. */
export const sealedAnswer = (owner: string, answer: unknown): string =>
  seal({ kind: "client", subject: owner }, JSON.stringify({ answer }), SEALED_FOR);

async function perform<R>(
  store: Store,
  principal: Principal,
  id: WriteId,
  holder: string,
  work: (id: WriteId) => Promise<R>,
  isDone: (answer: R) => boolean,
): Promise<R> {
  const renewing = setInterval(() => renewWrite(store, id, holder, LEASE).catch(() => {}), (LEASE * 1000) / 3);
  renewing.unref();
  try {
    const answer = await work(id).catch(async (error) => {
      await fail(store, id, holder, error);
      throw error;
    });
    // Where this can't be written the lease runs out, and the outcome is unknown: it is never done again.
    if (!isDone(answer)) await forgetWrite(store, id, holder);
    else {
      const result = seal(principal, JSON.stringify({ answer }), SEALED_FOR);
      await store.transaction((tx) => settleWrite(tx, id, { state: "done", result }, holder));
    }
    return answer;
  } finally {
    clearInterval(renewing);
  }
}

/** Redirects, "not found" and limits come before anything is sent. */
const isBefore = (error: unknown) =>
  error instanceof TooManyError || (typeof error === "object" && error !== null && "digest" in error);

async function fail(store: Store, id: WriteId, holder: string, error: unknown): Promise<void> {
  const failure = failureOf(error);
  if (failure === undefined && isBefore(error)) return forgetWrite(store, id, holder);
  const isCertain = failure === "refused" || failure === "unavailable";
  const outcome = isCertain ? ({ state: "failed", result: failure } as const) : ({ state: "unknown" } as const);
  await store.transaction((tx) => settleWrite(tx, id, outcome, holder));
}
