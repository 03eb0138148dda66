import type { Context, Tx } from "../context.ts";

/**
 * Moves the messages, notes and files of tickets into another one, with their times and authors; their opening messages
 * are replies of it then. What is left of them is closed and leads there. Answers the ids that can't be merged, in
 * which case nothing was; undefined when the target is gone, or was merged itself while we waited for its lock.
 */
export async function mergeTickets(
  { now, lockRow }: Pick<Context, "now" | "lockRow">,
  tx: Tx,
  target: number,
  others: readonly number[],
  subject: string | undefined,
): Promise<number[] | undefined> {
  // In one order, so that two who merge at once don't wait for each other for ever.
  for (const id of [...new Set([target, ...others])].sort((a, b) => a - b)) await lockRow(tx, "tickets", id);
  const whole = await tx
    .selectFrom("tickets")
    .select("id")
    .where("id", "=", target)
    .where("merged_into_id", "is", null)
    .executeTakeFirst();
  if (!whole) return undefined;
  const found = await tx
    .selectFrom("tickets")
    .select("id")
    .where("id", "in", [...others])
    .where("id", "<>", target)
    .where("merged_into_id", "is", null)
    .execute();
  const known = new Set(found.map((row) => row.id));
  const wrong = others.filter((id) => !known.has(id));
  if (wrong.length > 0) return wrong;
  const ids = [...known];
  await tx
    .updateTable("ticket_replies")
    .set({ ticket_id: target, is_opening: 0 })
    .where("ticket_id", "in", ids)
    .execute();
  await tx.updateTable("ticket_notes").set({ ticket_id: target }).where("ticket_id", "in", ids).execute();
  await tx.updateTable("attachments").set({ ticket_id: target }).where("ticket_id", "in", ids).execute();
  await tx
    .updateTable("tickets")
    .set({ merged_into_id: target, status: "Closed", updated_at: now })
    .where("id", "in", ids)
    .execute();
  // What had been merged into them leads to the same place.
  await tx.updateTable("tickets").set({ merged_into_id: target }).where("merged_into_id", "in", ids).execute();
  await tx
    .updateTable("tickets")
    .set({ ...(subject ? { subject } : {}), last_reply_at: await lastReplyAt(tx, target, now), updated_at: now })
    .where("id", "=", target)
    .execute();
  return [];
}

/** When a ticket's newest message was written. */
export async function lastReplyAt(tx: Tx, ticketId: number, otherwise: string): Promise<string> {
  const row = await tx
    .selectFrom("ticket_replies")
    .select("created_at")
    .where("ticket_id", "=", ticketId)
    .orderBy("created_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.created_at ?? otherwise;
}
