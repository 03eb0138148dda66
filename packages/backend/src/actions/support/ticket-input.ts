import type { Context } from "../../context.ts";
import { refuse } from "../../errors.ts";
import { storedTime } from "../../wire/amounts.ts";
import { isEmail } from "../client/client-input.ts";

type From = {
  clientid?: number | undefined;
  contactid?: number | undefined;
  name?: string | undefined;
  email?: string | undefined;
};

/** Checks who writes: a client (and contact of his), or a guest with name and e-mail address. */
export async function checkWriter(db: Context["db"], from: From): Promise<void> {
  if (from.clientid !== undefined) {
    const client = await db.selectFrom("clients").select("id").where("id", "=", from.clientid).executeTakeFirst();
    if (!client) refuse("Client ID Not Found");
    if (from.contactid) {
      const contact = await db
        .selectFrom("contacts")
        .select("id")
        .where("id", "=", from.contactid)
        .where("client_id", "=", from.clientid)
        .executeTakeFirst();
      if (!contact) refuse("Contact ID Not Found");
    }
    return;
  }
  if (!from.name?.trim() || !from.email?.trim()) return refuse("Name and email address are required if not a client");
  if (!isEmail(from.email)) refuse("Email Address Invalid");
}

/** A given time of writing; not in the future. */
export function createdAt(given: string | undefined, now: string, future: string): string {
  if (given === undefined) return now;
  const stored = storedTime(given);
  return stored > now ? refuse(future) : stored;
}
