import type { Context, Tx } from "../../context.ts";
import type { Settings } from "../../settings.ts";
import { link, multiline } from "../merge.ts";
import { clientFields } from "./client.ts";
import { portalPage, shownDay } from "./shown.ts";
import type { Subject } from "./subject.ts";

/**
 * Support mail: to who opened the ticket, with its cc's. `message` is the newest reply, or the opening message.
 */
export async function aboutTicket(
  db: Context["db"] | Tx,
  id: number,
  settings: Settings,
): Promise<Subject | undefined> {
  const ticket = await db
    .selectFrom("tickets")
    .innerJoin("departments", "departments.id", "tickets.department_id")
    .leftJoin("clients", "clients.id", "tickets.client_id")
    .leftJoin("users", "users.id", "tickets.user_id")
    .leftJoin("contacts", "contacts.id", "tickets.contact_id")
    .selectAll("tickets")
    .select("departments.name as department")
    .select(["clients.firstname as client_first", "clients.lastname as client_last", "clients.email as client_email"])
    .select(["users.firstname as user_first", "users.lastname as user_last", "users.email as user_email"])
    .select(["contacts.firstname as contact_first", "contacts.lastname as contact_last"])
    .select("contacts.email as contact_email")
    .where("tickets.id", "=", id)
    .executeTakeFirst();
  if (!ticket) return undefined;
  const newest = await db
    .selectFrom("ticket_replies")
    .select("message")
    .where("ticket_id", "=", id)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  const full = (first: string | null, last: string | null) => `${first ?? ""} ${last ?? ""}`.trim();
  const name =
    full(ticket.contact_first, ticket.contact_last) ||
    full(ticket.user_first, ticket.user_last) ||
    full(ticket.client_first, ticket.client_last) ||
    ticket.name;
  const page = portalPage(
    settings,
    ticket.client_id === null ? `tickets/guest?tid=${ticket.tid}&c=${ticket.c}` : `tickets/${ticket.id}`,
  );
  return {
    clientId: ticket.client_id,
    to: ticket.contact_email || ticket.user_email || ticket.client_email || ticket.email,
    cc: ticket.cc.split(/[,;\s]+/),
    fields: {
      ...(ticket.client_id === null ? {} : await clientFields(db, ticket.client_id)),
      ticket_client_name: name,
      ticket_id: ticket.tid,
      ticket_department: ticket.department,
      ticket_date_opened: shownDay(ticket.created_at, settings),
      ticket_subject: ticket.subject,
      ticket_message: multiline(newest?.message ?? ""),
      ticket_status: ticket.status,
      ticket_priority: ticket.priority,
      ticket_url: page,
      ticket_link: link(page),
    },
  };
}
