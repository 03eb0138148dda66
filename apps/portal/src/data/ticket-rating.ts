import "server-only";
import { assertMay, type ClientScope } from "../access/scope.ts";
import { ask } from "./ask.ts";
import { isOwnEngine } from "./engine.ts";
import { isClosed } from "./ticket-state.ts";
import type { OwnTicket } from "./tickets.ts";

export const MOST_STARS = 5;

type Rated = Pick<OwnTicket, "status" | "messages">;

/** Staff's answers that can be rated: once they have answered or it is over. What opened the ticket is no answer. */
const ratable = ({ status, messages }: Rated): number[] =>
  status === "Answered" || isClosed({ status })
    ? messages.filter(({ id, isStaff }) => isStaff && id > 0).map(({ id }) => id)
    : [];

/** The answers of the client's ticket that he can rate now. WHMCS's API takes no ratings: there it is none. */
export async function ratableReplies(scope: ClientScope, of: Rated): Promise<ReadonlySet<number>> {
  const all = ratable(of);
  return new Set(all.length > 0 && (await isOwnEngine(scope)) ? all : []);
}

/** Rates an answer in the client's ticket; false when it is none that can be. (KrakenRateTicketReply) */
export async function rateReply(scope: ClientScope, of: OwnTicket, reply: number, rating: number): Promise<boolean> {
  assertMay(scope, "tickets");
  if (!ratable(of).includes(reply)) return false;
  await ask(scope).krakenRateTicketReply({ ticketid: of.id, replyid: reply, rating });
  return true;
}
