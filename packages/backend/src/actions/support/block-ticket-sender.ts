import { actions } from "@kraken/contract";
import { logActivity } from "../../activity.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { deleteTicket } from "../../support/delete.ts";
import { senderOf } from "../../support/senders.ts";

export const blockTicketSender = handler(
  actions.blockTicketSender,
  async (context, input) => {
    const { db, transaction, now } = context;
    const ticket = await db.selectFrom("tickets").select("id").where("id", "=", input.ticketid).executeTakeFirst();
    if (!ticket) return refuse("Ticket ID Not Found");
    const deleted = await transaction(async (tx) => {
      const email = (await senderOf(tx, ticket.id)).toLowerCase();
      if (email !== "") {
        await tx
          .insertInto("blocked_senders")
          .values({ email, created_at: now })
          .onConflict((conflict) => conflict.column("email").doNothing())
          .execute();
      }
      const gone = input.delete === true && (await deleteTicket(tx, ticket.id));
      await logActivity(context, tx, { description: `Blocked Ticket Sender - ${email}` });
      return gone;
    });
    return { deleted };
  },
  { ticketid: "Ticket ID Required" },
);
