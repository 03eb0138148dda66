import { actions } from "@kraken/contract";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { lastReplyAt } from "../../support/merge.ts";
import { createdAt } from "./ticket-input.ts";

export const updateTicketReply = handler(
  actions.updateTicketReply,
  async ({ db, transaction, lockRow, now }, { replyid, message, markdown, created }) => {
    if (message.trim() === "") refuse("Message is Required");
    const reply = await db
      .selectFrom("ticket_replies")
      .select(["id", "ticket_id"])
      .where("id", "=", replyid)
      .where("is_opening", "=", 0)
      .executeTakeFirst();
    if (!reply) return refuse("Reply ID Not Found");
    const created_at =
      created === undefined ? undefined : createdAt(created, now, "Reply creation date cannot be in the future");
    await transaction(async (tx) => {
      await lockRow(tx, "tickets", reply.ticket_id);
      const changed = await tx
        .updateTable("ticket_replies")
        .set({ message, created_at, is_markdown: markdown === undefined ? undefined : markdown ? 1 : 0 })
        .where("id", "=", replyid)
        .returning("ticket_id")
        .executeTakeFirst();
      if (!changed) return refuse("Reply ID Not Found");
      const last_reply_at = await lastReplyAt(tx, changed.ticket_id, now);
      await tx
        .updateTable("tickets")
        .set({ last_reply_at, updated_at: now })
        .where("id", "=", changed.ticket_id)
        .execute();
    });
    return { replyid };
  },
  { replyid: "Reply ID Required", message: "Message is Required", created: "Invalid Date Format" },
);
