import "server-only";
import { assertScope, type StaffScope } from "../../access/scope.ts";
import { ask } from "../ask.ts";
import type { Upload } from "../ticket-files.ts";
import type { StaffTicket } from "./tickets.ts";

/* What staff do with a ticket besides answering it. Each takes the ticket as it was read for the write. */

type Ticket = Pick<StaffTicket, "id" | "clientId">;

/** WHMCS as it is written to about this ticket: its client sees it at once, too. */
const askAbout = (scope: StaffScope, { clientId }: Pick<Ticket, "clientId">) => {
  assertScope(scope, "staff");
  return clientId === 0 ? ask(scope) : ask(scope, clientId);
};

/** What may be changed of a ticket; what is left out stays. `assigned` is the id of an admin, 0 takes it from everybody. */
export type TicketChange = {
  status?: string | undefined;
  priority?: "Low" | "Medium" | "High" | undefined;
  departmentId?: number | undefined;
  assigned?: number | undefined;
};

/** Changes a ticket's state, urgency, department, or who has it. (UpdateTicket) */
export async function changeTicket(scope: StaffScope, ticket: Ticket, change: TicketChange): Promise<void> {
  const { status, priority, departmentId, assigned } = change;
  await askAbout(scope, ticket).updateTicket({
    ticketid: ticket.id,
    status,
    priority,
    deptid: departmentId,
    flag: assigned || undefined,
    removeFlag: assigned === 0 ? true : undefined,
  });
}

/**
 * Adds a note that only staff read. WHMCS writes it in the name of the API credential's admin, so whoever wrote it is named
 * below its text. (AddTicketNote)
 */
export async function noteOnTicket(
  scope: StaffScope,
  ticket: Ticket,
  message: string,
  files: Upload[] = [],
): Promise<void> {
  await askAbout(scope, ticket).addTicketNote({
    ticketid: ticket.id,
    message: signed(message, scope.adminUsername),
    attachments: files.length > 0 ? files : undefined,
    markdown: true,
  });
}

/** A note with the name of its writer. */
export const signed = (message: string, name: string): string => `${message.trimEnd()}\n\n— ${name}`;

export type OpenedTicket = {
  department: number;
  subject: string;
  message: string;
  priority: "Low" | "Medium" | "High";
  /** One of the client's own services or domains. */
  about: { kind: "service" | "domain"; id: number } | undefined;
  files: Upload[];
  isMailed: boolean;
};

/** Opens a ticket for a client in staff's name; answers its id and number. (OpenTicket) */
export async function openForClient(
  scope: StaffScope,
  client: { id: number },
  made: OpenedTicket,
): Promise<{ id: number; number: string }> {
  assertScope(scope, "staff");
  const { about, files } = made;
  const answer = await ask(scope, client.id).openTicket({
    clientid: client.id,
    deptid: made.department,
    subject: made.subject,
    message: made.message,
    priority: made.priority,
    serviceid: about?.kind === "service" ? about.id : undefined,
    domainid: about?.kind === "domain" ? about.id : undefined,
    attachments: files.length > 0 ? files : undefined,
    admin: true,
    noemail: !made.isMailed,
    markdown: true,
  });
  return { id: answer.id, number: answer.tid };
}

/** Puts other tickets into this one, which keeps its subject. (MergeTicket) */
export async function mergeTickets(scope: StaffScope, into: Ticket, others: readonly Ticket[]): Promise<void> {
  await askAbout(scope, into).mergeTicket({ ticketid: into.id, mergeticketids: others.map(({ id }) => id) });
}

/** Takes no more mail from a ticket's sender. (BlockTicketSender) */
export async function blockSender(scope: StaffScope, ticket: Ticket): Promise<void> {
  await askAbout(scope, ticket).blockTicketSender({ ticketid: ticket.id });
}

/** Deletes a ticket with everything in it. (DeleteTicket) */
export async function deleteTicket(scope: StaffScope, ticket: Ticket): Promise<void> {
  await askAbout(scope, ticket).deleteTicket({ ticketid: ticket.id });
}

/** Deletes one reply; the opening message, 0, goes only with its ticket. (DeleteTicketReply) */
export async function deleteReply(scope: StaffScope, ticket: Ticket, reply: number): Promise<void> {
  await askAbout(scope, ticket).deleteTicketReply({ ticketid: ticket.id, replyid: reply });
}

/** Deletes one note. (DeleteTicketNote) */
export async function deleteNote(scope: StaffScope, ticket: Ticket, note: number): Promise<void> {
  await askAbout(scope, ticket).deleteTicketNote({ noteid: note });
}
