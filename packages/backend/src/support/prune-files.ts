import type { Context } from "../context.ts";
import { addMonths } from "../days.ts";
import { readSettings } from "../settings.ts";

/**
 * Removes the files of tickets that are closed and in which nobody wrote for PruneTicketAttachmentsMonths months (0 =
 * never). Their names stay, and GetTicketAttachment says that they were deleted. For the daily run's clean-up; answers
 * how many files. Runs as often as one likes.
 */
export async function pruneTicketFiles({ db, transaction, now, today }: Context): Promise<number> {
  const months = (await readSettings(db)).whole("PruneTicketAttachmentsMonths");
  if (months <= 0) return 0;
  const before = `${addMonths(today, -months)}T00:00:00Z`;
  return transaction(async (tx) => {
    const removed = await tx
      .updateTable("attachments")
      .set({ data: new Uint8Array(), removed_at: now })
      .where("removed_at", "is", null)
      .where("ticket_id", "in", (query) =>
        query.selectFrom("tickets").select("id").where("status", "=", "Closed").where("last_reply_at", "<", before),
      )
      .executeTakeFirst();
    return Number(removed.numUpdatedRows);
  });
}
