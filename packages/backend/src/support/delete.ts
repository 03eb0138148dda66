import type { Tx } from "../context.ts";

/** Deletes a ticket with its messages, notes and files, and with what was merged into it. False when it is gone. */
export async function deleteTicket(tx: Tx, ticketId: number): Promise<boolean> {
  const merged = tx.selectFrom("tickets").select("id").where("merged_into_id", "=", ticketId);
  const ids = [ticketId, ...(await merged.execute()).map((row) => row.id)];
  await tx
    .deleteFrom("custom_field_values")
    .where("field_id", "in", tx.selectFrom("custom_fields").select("id").where("type", "=", "support"))
    .where("related_id", "in", ids)
    .execute();
  await tx.deleteFrom("tickets").where("merged_into_id", "=", ticketId).execute();
  const gone = await tx.deleteFrom("tickets").where("id", "=", ticketId).executeTakeFirst();
  return gone.numDeletedRows > 0n;
}
