import type { Context, Tx } from "../context.ts";

/** The address that a ticket came from: of the contact, the user, the client or the guest. */
export async function senderOf(db: Context["db"] | Tx, ticketId: number): Promise<string> {
  const row = await db
    .selectFrom("tickets")
    .leftJoin("clients", "clients.id", "tickets.client_id")
    .leftJoin("users", "users.id", "tickets.user_id")
    .leftJoin("contacts", "contacts.id", "tickets.contact_id")
    .select(["tickets.email as own", "clients.email as client", "users.email as user", "contacts.email as contact"])
    .where("tickets.id", "=", ticketId)
    .executeTakeFirst();
  return row?.contact || row?.user || row?.client || row?.own || "";
}

/** May nobody open tickets from one of these addresses? (BlockTicketSender) */
export async function isBlocked(db: Context["db"] | Tx, addresses: readonly (string | undefined)[]): Promise<boolean> {
  const emails = addresses.filter((address) => address !== undefined).map((address) => address.toLowerCase());
  if (emails.length === 0) return false;
  const found = await db.selectFrom("blocked_senders").select("id").where("email", "in", emails).executeTakeFirst();
  return found !== undefined;
}
