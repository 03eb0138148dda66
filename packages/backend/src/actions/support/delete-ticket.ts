import { actions } from "@kraken/contract";
import { logActivity } from "../../activity.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { deleteTicket as remove } from "../../support/delete.ts";

const UNKNOWN = "Ticket ID not found";

export const deleteTicket = handler(
  actions.deleteTicket,
  async (context, { ticketid }) => {
    await context.transaction(async (tx) => {
      if (!(await remove(tx, ticketid))) refuse(UNKNOWN);
      await logActivity(context, tx, { description: `Deleted Ticket - Ticket ID: ${ticketid}` });
    });
    return {};
  },
  { ticketid: UNKNOWN },
);
