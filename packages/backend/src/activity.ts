import type { Context, Tx } from "./context.ts";

type Db = Context["db"] | Tx;

/**
 * The member of staff for whom the API acts: the first full administrator who is not disabled. An API credential
 * belongs to the installation here, not to one of the staff.
 */
export async function apiAdmin(db: Db) {
  return db
    .selectFrom("admins")
    .select(["id", "username", "firstname", "lastname"])
    .where("is_disabled", "=", 0)
    .orderBy("role_id")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
}

/** Writes down who did what, in the transaction of what was done. Never parameters that hold secrets. */
export async function logActivity(
  { now, address }: Pick<Context, "now" | "address">,
  tx: Tx,
  about: { description: string; clientId?: number | undefined; userId?: number | undefined },
): Promise<void> {
  const admin = await apiAdmin(tx);
  await tx
    .insertInto("activity_log")
    .values({
      client_id: about.clientId ?? null,
      user_id: about.userId ?? null,
      admin_id: admin?.id ?? null,
      username: admin?.username ?? "System",
      description: about.description.slice(0, 2000),
      ip_address: address,
      created_at: now,
    })
    .execute();
}
