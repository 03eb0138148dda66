import { actions } from "@kraken/contract";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { lastReplyAt } from "../../support/merge.ts";

/** The opening message is the ticket: it is no reply, and goes with DeleteTicket only. */
export const deleteTicketReply = handler(
  actions.deleteTicketReply,
  async ({ db, transaction, lockRow, now }, { ticketid, replyid }) => {
    const ticket = await db
      .selectFrom("tickets")
      .select(["id", "created_at"])
      .where("id", "=", ticketid)
      .executeTakeFirst();
    if (!ticket) return refuse("Ticket ID Not Found");
    await transaction(async (tx) => {
      await lockRow(tx, "tickets", ticket.id);
      const gone = await tx
        .deleteFrom("ticket_replies")
        .where("id", "=", replyid)
        .where("ticket_id", "=", ticket.id)
        .where("is_opening", "=", 0)
        .executeTakeFirst();
      if (gone.numDeletedRows === 0n) refuse("Reply ID Not Found");
      await tx
        .updateTable("tickets")
        .set({ last_reply_at: await lastReplyAt(tx, ticket.id, ticket.created_at), updated_at: now })
        .where("id", "=", ticket.id)
        .execute();
    });
    return {};
  },
  { ticketid: "Ticket ID Required", replyid: "Reply ID Required" },
);
