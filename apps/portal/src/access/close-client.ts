import "server-only";
import { askToClose, type Closing, type ClosingWords, closeNow } from "../data/closing.ts";
import { failureOf } from "../data/failure.ts";
import { isClosed } from "../data/ticket-state.ts";
import { type OwnTicket, ticketNow } from "../data/tickets.ts";
import { appendAudit, lastDone } from "../store/audit.ts";
import { endSessionsFor } from "../store/sessions.ts";
import { openStore } from "../store/store.ts";
import { audit, audited, entryOf, whoIs } from "./audit.ts";
import type { ClientScope } from "./scope.ts";

const deedOf = (scope: ClientScope) => ({ action: "client.close", on: `client ${scope.clientId}` });

/** Closes the client at once, and ends every session in which somebody acts for it. */
export async function closeClient(scope: ClientScope, found: Closing): Promise<void> {
  try {
    await closeNow(scope, found);
  } catch (error) {
    const result = failureOf(error) === "unknown" ? "unknown" : failureOf(error) === "refused" ? "refused" : "failed";
    await audit(scope, { ...deedOf(scope), result });
    throw error;
  }
  const store = await openStore();
  const entry = await entryOf(scope, { ...deedOf(scope), result: "done" });
  await store.transaction(async (tx) => {
    await endSessionsFor(tx, scope.clientId, "closed");
    await appendAudit(store, tx, entry);
  });
}

const ASKED = "client.close-asked";

/** The ticket in which closing was asked for, while it is open; undefined where nobody did, or staff are done with it. */
export async function closingAsked(scope: ClientScope): Promise<OwnTicket | undefined> {
  const { asWhom = "" } = whoIs(scope);
  const line = await lastDone(await openStore(), { action: ASKED, asWhom });
  const id = /^ticket (\d+)$/.exec(line?.object ?? "")?.[1];
  const ticket = id === undefined ? undefined : await ticketNow(scope, Number(id));
  return ticket && !isClosed(ticket) ? ticket : undefined;
}

/** Asks staff to close the client; undefined, and nothing done, where no department takes tickets. */
export const askClosing = (
  scope: ClientScope,
  found: Closing,
  words: ClosingWords,
): Promise<{ id: number; number: string } | undefined> =>
  audited(
    scope,
    { action: ASKED, on: `client ${scope.clientId}` },
    () => askToClose(scope, found, words),
    (made) => (made ? `ticket ${made.id}` : `client ${scope.clientId}`),
    (made) => made === undefined,
  );
