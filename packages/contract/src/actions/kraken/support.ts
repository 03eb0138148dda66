import { action } from "../../action.ts";
import { id, int, opt } from "../../wire.ts";

/** Rates an answer of staff from 1 to 5, as GetTicket shows it. Rating again replaces it. */
export const krakenRateTicketReply = action("KrakenRateTicketReply", {
  group: "Kraken",
  effect: "write",
  input: { ticketid: opt(int), replyid: id, rating: int },
  output: { ticketid: id, replyid: id },
  errors: ["Reply ID Not Found", "Only an answer of staff can be rated", "A rating is a whole number from 1 to 5"],
  extension: true,
});
