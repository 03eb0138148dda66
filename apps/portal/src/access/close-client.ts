import "server-only";
import { type Closing, closeNow } from "../data/closing.ts";
import { failureOf } from "../data/failure.ts";
import { appendAudit } from "../store/audit.ts";
import { endSessionsFor } from "../store/sessions.ts";
import { openStore } from "../store/store.ts";
import { audit, entryOf } from "./audit.ts";
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
