import { actions } from "@kraken/contract";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { mergeTickets } from "../../support/merge.ts";

export const mergeTicket = handler(
  actions.mergeTicket,
  async (context, { ticketid, mergeticketids, newsubject }) => {
    const ticket = await context.db
      .selectFrom("tickets")
      .select("id")
      .where("id", "=", ticketid)
      .where("merged_into_id", "is", null)
      .executeTakeFirst();
    if (!ticket) return refuse("Ticket ID Invalid");
    if (mergeticketids.length === 0) refuse("Merge Ticket IDs Required");
    await context.transaction(async (tx) => {
      const wrong = await mergeTickets(context, tx, ticketid, mergeticketids, newsubject);
      if (wrong === undefined) refuse("Ticket ID Invalid");
      if (wrong.length > 0) refuse(`Invalid Merge Ticket IDs: ${wrong.join(", ")}`);
    });
    return { ticketid };
  },
  { ticketid: "Ticket ID Required", mergeticketids: "Merge Ticket IDs Required" },
);
