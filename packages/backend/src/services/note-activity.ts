import type { Context, Tx } from "../context.ts";

/** Writes into the activity log what the backend did by itself or through a module. */
export async function noteActivity(
  { now, address }: Context,
  tx: Tx,
  description: string,
  clientId: number | null,
): Promise<void> {
  await tx
    .insertInto("activity_log")
    .values({ client_id: clientId, username: "System", description, ip_address: address, created_at: now })
    .execute();
}
