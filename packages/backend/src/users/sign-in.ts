import type { Context, Tx } from "../context.ts";

/** Notes that a user signed in: on himself, and on the clients that he owns (GetClientsDetails' lastlogin). */
export async function noteSignIn(
  { now, address }: Pick<Context, "now" | "address">,
  tx: Tx,
  userId: number,
): Promise<void> {
  const seen = { last_login_at: now, last_ip: address, last_host: address };
  await tx.updateTable("users").set(seen).where("id", "=", userId).execute();
  await tx.updateTable("user_clients").set({ last_login_at: now }).where("user_id", "=", userId).execute();
  const owned = tx
    .selectFrom("user_clients")
    .select("client_id")
    .where("user_id", "=", userId)
    .where("is_owner", "=", 1);
  await tx.updateTable("clients").set(seen).where("id", "in", owned).execute();
}
