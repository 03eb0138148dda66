import { actions } from "@kraken/contract";
import { logActivity } from "../../activity.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { inviteUser, userOfClient } from "../../users/invites.ts";
import { knownPermissions } from "../../users/permissions.ts";
import { isEmail } from "./client-input.ts";
import { contactColumns, isContactsEmail } from "./contact-input.ts";

const UNKNOWN = "Client ID Not Found";

/**
 * `subaccount` and `permissions` are the specification's: the contact's address is invited as a user. `permissions`
 * alone says so too; `subaccount` alone gives none.
 */
export const addContact = handler(
  actions.addContact,
  async (context, input) => {
    const { db, transaction, lockRow, now } = context;
    const client = await db.selectFrom("clients").select("id").where("id", "=", input.clientid).executeTakeFirst();
    if (!client) return refuse(UNKNOWN);
    const email = input.email?.trim() ?? "";
    if (email !== "" && !isEmail(email)) refuse("The email address entered is not valid");
    const permissions = knownPermissions(input.permissions ?? []);
    const invites = input.subaccount === true || permissions.length > 0;
    if (invites && email === "") refuse("Email is required");
    return transaction(async (tx) => {
      await lockRow(tx, "clients", client.id);
      if (email !== "" && (await isContactsEmail(tx, client.id, email))) refuse("Duplicate Email Address");
      const contact = await tx
        .insertInto("contacts")
        .values({
          ...contactColumns(input),
          email,
          client_id: client.id,
          created_at: now,
          updated_at: now,
        })
        .returning("id")
        .executeTakeFirstOrThrow();
      if (invites && !(await userOfClient(tx, client.id, email))) {
        await inviteUser(context, tx, { clientId: client.id, email, permissions });
      }
      await logActivity(context, tx, { clientId: client.id, description: `Added Contact - Contact ID: ${contact.id}` });
      return { contactid: contact.id };
    });
  },
  { clientid: UNKNOWN },
);
