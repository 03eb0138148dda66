import type { StaffTicket } from "../../../../../../data/staff/tickets.ts";

/** What is to be deleted: the ticket, or a reply or a note of it. */
export type What = { kind: "ticket" } | { kind: "reply" | "note"; id: number };

/** Reads "ticket", "reply-7" or "note-3", if the ticket has that; its opening message goes only with it. */
export function whatOf(text: unknown, ticket: StaffTicket): What | undefined {
  if (text === "ticket") return { kind: "ticket" };
  const [, kind, digits] = (typeof text === "string" && /^(reply|note)-([1-9]\d{0,14})$/.exec(text)) || [];
  const id = Number(digits);
  if (kind === "reply") return ticket.messages.some((message) => message.id === id) ? { kind, id } : undefined;
  if (kind === "note") return ticket.notes.some((note) => note.id === id) ? { kind, id } : undefined;
  return undefined;
}
