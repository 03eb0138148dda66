import "server-only";
import { failureOf } from "../data/failure.ts";
import { clientStanding, type Standing } from "../data/people.ts";
import { claimCheck, endSession, type SessionRow } from "../store/sessions.ts";
import { openStore } from "../store/store.ts";
import { entryOf } from "./audit.ts";
import { makeClientScope, makePublicScope } from "./scope.ts";

/** WHMCS is asked about a session's client this often. */
const CHECK_SECONDS = 60;

/**
 * Whether a session's client may still be signed in. One request in a minute asks WHMCS; an answer that says no ends
 * the session. While WHMCS is out of reach the session stays as it is.
 */
export async function mayStay(session: SessionRow, clientId: number): Promise<boolean> {
  const store = await openStore();
  if (!(await claimCheck(store, session, CHECK_SECONDS))) return true;
  const userId = Number(session.subject);
  const standing = await clientStanding(makePublicScope(), clientId, userId).catch((error): Standing => {
    if (failureOf(error) === "unavailable") return "open";
    throw error;
  });
  if (standing === "open") return true;
  const scope = makeClientScope(userId, clientId, { name: session.name });
  const deed = { action: "account.session-end", result: "done", note: standing } as const;
  await endSession(store, session.id, standing, await entryOf(scope, deed));
  return false;
}
