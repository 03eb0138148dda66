import type { Context } from "../../context.ts";

/** Tickets with the names of those who opened them. */
export function ticketsWithPeople(db: Context["db"]) {
  return db
    .selectFrom("tickets")
    .leftJoin("clients", "clients.id", "tickets.client_id")
    .leftJoin("users", "users.id", "tickets.user_id")
    .leftJoin("user_clients", (join) =>
      join
        .onRef("user_clients.user_id", "=", "tickets.user_id")
        .onRef("user_clients.client_id", "=", "tickets.client_id"),
    )
    .leftJoin("contacts", "contacts.id", "tickets.contact_id")
    .leftJoin("admins", "admins.id", "tickets.admin_id")
    .selectAll("tickets")
    .select([
      "clients.firstname as client_firstname",
      "clients.lastname as client_lastname",
      "clients.email as client_email",
    ])
    .select(["users.firstname as user_firstname", "users.lastname as user_lastname", "users.email as user_email"])
    .select("user_clients.is_owner")
    .select(["contacts.firstname as contact_firstname", "contacts.lastname as contact_lastname"])
    .select("contacts.email as contact_email")
    .select(["admins.firstname as admin_firstname", "admins.lastname as admin_lastname"]);
}

export type TicketRow = Awaited<ReturnType<ReturnType<typeof ticketsWithPeople>["execute"]>>[number];

/** What a ticket is about, as WHMCS writes it: "S12" for a service, "D34" for a domain. */
export const serviceRef = (row: { service_id: number | null; domain_id: number | null }) =>
  row.service_id !== null ? `S${row.service_id}` : row.domain_id !== null ? `D${row.domain_id}` : "";

/** Files of messages and notes: names only. */
export async function attachmentsOf(db: Context["db"], ticketIds: number[]) {
  if (ticketIds.length === 0) return [];
  return db
    .selectFrom("attachments")
    .select(["ticket_id", "reply_id", "note_id", "filename", "position", "removed_at"])
    .where("ticket_id", "in", ticketIds)
    .orderBy("position")
    .orderBy("id")
    .execute();
}

type AttachmentRow = Awaited<ReturnType<typeof attachmentsOf>>[number];

/** WHMCS's three fields about a message's files. Of those that were removed only the names are left. */
export const attachmentFields = (rows: AttachmentRow[]) => ({
  attachment: rows.map((row) => row.filename).join("|"),
  attachments: rows
    .filter((row) => row.removed_at === null)
    .map((row) => ({ filename: row.filename, index: row.position })),
  attachments_removed: rows.some((row) => row.removed_at !== null),
});
