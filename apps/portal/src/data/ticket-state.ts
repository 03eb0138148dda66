import "server-only";
import { assertMay, type ClientScope } from "../access/scope.ts";
import { ask } from "./ask.ts";
import type { OwnTicket } from "./tickets.ts";

/** The one state of WHMCS's in which a ticket is over; a reply opens it again. */
export const CLOSED = "Closed";

export const isClosed = ({ status }: Pick<OwnTicket, "status">): boolean => status === CLOSED;

/** Closes the client's ticket, or opens it again for staff to look at. (UpdateTicket) */
export async function setClosed(scope: ClientScope, of: OwnTicket, to: boolean): Promise<void> {
  assertMay(scope, "tickets");
  // One that is so already stays in the state that staff gave it.
  if (isClosed(of) === to) return;
  await ask(scope).updateTicket({ ticketid: of.id, status: to ? CLOSED : "Open" });
}
