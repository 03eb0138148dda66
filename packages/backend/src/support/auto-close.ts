import type { Context } from "../context.ts";
import { queueMail } from "../mail/queue.ts";
import { readSettings } from "../settings.ts";

const HOUR_MS = 3_600_000;
const AT_ONCE = 200;

/**
 * Closes tickets in which nobody wrote for CloseInactiveTickets hours (0 = never), in the statuses that close by
 * themselves, and tells who opened them. For the daily run; answers how many. What is written into meanwhile stays
 * open: each is looked at again under its lock. Runs as often as one likes.
 */
export async function closeInactiveTickets(context: Context): Promise<number> {
  const { db, transaction, lockRow, now } = context;
  const settings = await readSettings(db);
  const hours = settings.whole("CloseInactiveTickets");
  if (hours <= 0) return 0;
  const before = `${new Date(Date.parse(now) - hours * HOUR_MS).toISOString().slice(0, 19)}Z`;
  const statuses = await db.selectFrom("ticket_statuses").select("title").where("auto_close", "=", 1).execute();
  const titles = statuses.map((status) => status.title).filter((title) => title !== "Closed");
  if (titles.length === 0) return 0;
  let closed = 0;
  let after = 0;
  for (;;) {
    const due = await db
      .selectFrom("tickets")
      .select("id")
      .where("id", ">", after)
      .where("status", "in", titles)
      .where("last_reply_at", "<=", before)
      .where("merged_into_id", "is", null)
      .orderBy("id")
      .limit(AT_ONCE)
      .execute();
    for (const { id } of due) {
      const done = await transaction(async (tx) => {
        await lockRow(tx, "tickets", id);
        const ticket = await tx
          .updateTable("tickets")
          .set({ status: "Closed", updated_at: now })
          .where("id", "=", id)
          .where("status", "in", titles)
          .where("last_reply_at", "<=", before)
          .returning("id")
          .executeTakeFirst();
        if (!ticket) return false;
        const merge = { ticket_auto_close_time: hours };
        await queueMail(context, tx, { template: "Support Ticket Auto Close Notification", about: id, merge });
        if (settings.isOn("TicketFeedback")) {
          await queueMail(context, tx, { template: "Support Ticket Feedback Request", about: id });
        }
        return true;
      });
      if (done) closed++;
    }
    if (due.length < AT_ONCE) return closed;
    after = due.at(-1)?.id ?? after;
  }
}
