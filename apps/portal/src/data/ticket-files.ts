import "server-only";
import { ActionError } from "@kraken/sdk";
import { assertMay, assertScope, type ClientScope, type StaffScope } from "../access/scope.ts";
import { ask } from "./ask.ts";
import { staffTicket } from "./staff/tickets.ts";
import { ticket } from "./tickets.ts";

/** A file to send along with a message. WHMCS keeps it under a name of its own making. */
export type Upload = { name: string; data: Uint8Array };

export type TicketFile = { name: string; data: Uint8Array };

type Attached = { index: number }[];
type Kind = "ticket" | "reply" | "note";

/** The file itself, when the conversation says that it is there. (GetTicketAttachment) */
async function fetchFile(
  scope: ClientScope | StaffScope,
  [relatedid, type]: readonly [number, Kind],
  attached: Attached | undefined,
  index: number,
): Promise<TicketFile | undefined> {
  if (!attached?.some((file) => file.index === index)) return undefined;
  const answer = await ask(scope)
    .getTicketAttachment({ relatedid, type, index })
    .catch((error) => {
      if (
        error instanceof ActionError &&
        error.is("Related ID Not Found", "No Attachments Found", "Attachments Deleted")
      )
        return undefined;
      if (error instanceof ActionError && error.is("Invalid Attachment Index")) return undefined;
      throw error;
    });
  return answer && { name: answer.filename, data: answer.data };
}

/** What was first written in a ticket has the ticket's id, and 0 among the messages. */
const related = (ticketId: number, messageId: number): readonly [number, Kind] =>
  messageId === 0 ? [ticketId, "ticket"] : [messageId, "reply"];

/**
 * A file of a message in the client's own ticket; undefined when there is no such one. Staff's notes are no messages.
 * (GetTicket, GetTicketAttachment)
 */
export async function ticketFile(
  scope: ClientScope,
  ticketId: number,
  messageId: number,
  index: number,
): Promise<TicketFile | undefined> {
  assertMay(scope, "tickets");
  const message = (await ticket(scope, ticketId))?.messages.find(({ id }) => id === messageId);
  return fetchFile(scope, related(ticketId, messageId), message?.attachments, index);
}

/** A file of a message or of a note, for staff. (GetTicket, GetTicketAttachment) */
export async function staffTicketFile(
  scope: StaffScope,
  ticketId: number,
  of: { message: number } | { note: number },
  index: number,
): Promise<TicketFile | undefined> {
  assertScope(scope, "staff");
  const found = await staffTicket(scope, ticketId);
  if ("note" in of) {
    const note = found?.notes.find(({ id }) => id === of.note);
    return fetchFile(scope, [of.note, "note"], note?.attachments, index);
  }
  const message = found?.messages.find(({ id }) => id === of.message);
  return fetchFile(scope, related(ticketId, of.message), message?.attachments, index);
}
