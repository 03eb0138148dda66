import { action } from "../../action.ts";
import { count, id, int, opt, plainList, row } from "../../wire.ts";

/** Rates an answer of staff from 1 to 5, as GetTicket shows it. Rating again replaces it. */
export const krakenRateTicketReply = action("KrakenRateTicketReply", {
  group: "Kraken",
  effect: "write",
  input: { ticketid: opt(int), replyid: id, rating: int },
  output: { ticketid: id, replyid: id },
  errors: ["Reply ID Not Found", "Only an answer of staff can be rated", "A rating is a whole number from 1 to 5"],
  extension: true,
});

/** How many active tickets somebody of staff has, in all and by admin; of one department or of all. */
export const krakenGetTicketFlags = action("KrakenGetTicketFlags", {
  group: "Kraken",
  effect: "read",
  input: { deptid: opt(int) },
  output: { totalresults: count, admins: plainList(row({ adminid: id, tickets: count })) },
  extension: true,
});
