import type { Context, Tx } from "../../context.ts";
import { refuse } from "../../errors.ts";

export type Link = { user_id: number; client_id: number; is_owner: 0 | 1; permissions: string };

/**
 * The link between a user and a client, checked as WHMCS does it: the user, the client, then whether he acts for it.
 * Ends in WHMCS's words when one is missing.
 */
export async function linkOf(db: Context["db"] | Tx, userId: number, clientId: number): Promise<Link> {
  const user = await db.selectFrom("users").select("id").where("id", "=", userId).executeTakeFirst();
  if (!user) return refuse("Invalid user id");
  const client = await db.selectFrom("clients").select("id").where("id", "=", clientId).executeTakeFirst();
  if (!client) return refuse("Invalid client id");
  const link = await db
    .selectFrom("user_clients")
    .select(["user_id", "client_id", "is_owner", "permissions"])
    .where("user_id", "=", userId)
    .where("client_id", "=", clientId)
    .executeTakeFirst();
  return link ?? refuse("User is not associated with client");
}

/** What is said when an id can't be read. */
export const linkRefusals = { user_id: "Invalid user id", client_id: "Invalid client id" };
