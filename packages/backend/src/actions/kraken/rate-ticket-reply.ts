import { actions } from "@kraken/contract";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";

export const krakenRateTicketReply = handler(
  actions.krakenRateTicketReply,
  async ({ transaction, lockRow }, input) => {
    const { rating } = input;
    if (rating < 1 || rating > 5) return refuse("A rating is a whole number from 1 to 5");
    const ticketid = await transaction(async (tx) => {
      await lockRow(tx, "ticket_replies", input.replyid);
      let found = tx.selectFrom("ticket_replies").select(["ticket_id", "admin_id"]).where("id", "=", input.replyid);
      if (input.ticketid !== undefined) found = found.where("ticket_id", "=", input.ticketid);
      const reply = await found.executeTakeFirst();
      if (!reply) return refuse("Reply ID Not Found");
      if (reply.admin_id === null) return refuse("Only an answer of staff can be rated");
      await tx.updateTable("ticket_replies").set({ rating }).where("id", "=", input.replyid).execute();
      return reply.ticket_id;
    });
    return { ticketid, replyid: input.replyid };
  },
  { replyid: "Reply ID Not Found", rating: "A rating is a whole number from 1 to 5" },
);
