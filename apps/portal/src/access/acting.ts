import "server-only";
import { client } from "../data/people.ts";
import { beginClientSession } from "../session/session.ts";
import { audit, entryOf } from "./audit.ts";
import { roleMay } from "./roles.ts";
import type { StaffScope } from "./scope.ts";

/**
 * Opens a client's portal for a member of staff, as the user who owns the client. The session is the client's, knows
 * who opened it and why, and ends with the one it was opened from.
 */
export async function actAsClient(
  scope: StaffScope,
  clientId: number,
  reason: string,
): Promise<"opened" | "closed" | "no client"> {
  if (!roleMay(scope.member.role, "act")) throw new Error("This role acts for no client");
  const deed = { action: "client.act-begin", on: `client ${clientId}`, note: reason };
  const found = await client(scope, clientId);
  const owner = found?.users.find((user) => user.isOwner);
  if (!found || !owner || found.status === "Closed") {
    await audit(scope, { ...deed, result: "refused" });
    return found ? "closed" : "no client";
  }
  await beginClientSession(
    { userId: owner.id, clientId, email: owner.email, parentId: scope.sessionId, purpose: reason },
    await entryOf(scope, { ...deed, result: "done" }),
  );
  return "opened";
}
