import { actions } from "@kraken/contract";
import { logActivity } from "../../activity.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { inviteUser, userOfClient } from "../../users/invites.ts";
import { knownPermissions } from "../../users/permissions.ts";
import { isEmail } from "./client-input.ts";
import { contactColumns, isContactsEmail, isLastForDomains } from "./contact-input.ts";

const UNKNOWN = "Contact ID Not Found";
const ICANN =
  "You must have at least one email address enabled to receive domain related notifications as required by ICANN. To disable domain notifications, please enable domain notifications for the primary account holder or another contact";

export const updateContact = handler(
  actions.updateContact,
  async (context, input) => {
    const { db, transaction, lockRow, now } = context;
    const contact = await db
      .selectFrom("contacts")
      .select(["id", "client_id", "email"])
      .where("id", "=", input.contactid)
      .executeTakeFirst();
    // The specification's clientid says whose contact it has to be.
    if (!contact || (input.clientid !== undefined && input.clientid !== contact.client_id)) return refuse(UNKNOWN);
    if (input.email && !isEmail(input.email)) refuse("The email address entered is not valid");
    const permissions = knownPermissions(input.permissions ?? []);
    const invites = input.subaccount === true || permissions.length > 0;
    return transaction(async (tx) => {
      await lockRow(tx, "clients", contact.client_id);
      if (input.email && (await isContactsEmail(tx, contact.client_id, input.email, contact.id))) {
        refuse("Duplicate Email Address");
      }
      if (input.email_preferences?.domain === false && (await isLastForDomains(tx, contact.client_id, contact.id))) {
        refuse(ICANN);
      }
      await tx
        .updateTable("contacts")
        .set({ ...contactColumns(input), updated_at: now })
        .where("id", "=", contact.id)
        .execute();
      const email = input.email ?? contact.email;
      if (invites && email === "") refuse("Email is required");
      if (invites && !(await userOfClient(tx, contact.client_id, email))) {
        await inviteUser(context, tx, { clientId: contact.client_id, email, permissions });
      }
      const description = `Contact Modified - Contact ID: ${contact.id}`;
      await logActivity(context, tx, { clientId: contact.client_id, description });
      return { contactid: contact.id };
    });
  },
  { contactid: UNKNOWN },
);
