import { actions } from "@kraken/contract";
import { logActivity } from "../../activity.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { isLastForDomains } from "./contact-input.ts";

const UNKNOWN = "Contact ID Not Found";

export const deleteContact = handler(
  actions.deleteContact,
  async (context, { contactid }) => {
    const { db, transaction, lockRow, now } = context;
    const contact = await db
      .selectFrom("contacts")
      .select(["id", "client_id", "firstname", "lastname"])
      .where("id", "=", contactid)
      .executeTakeFirst();
    if (!contact) return refuse(UNKNOWN);
    const { client_id } = contact;
    await transaction(async (tx) => {
      await lockRow(tx, "clients", client_id);
      const last = await isLastForDomains(tx, client_id, contactid);
      const gone = await tx.deleteFrom("contacts").where("id", "=", contactid).executeTakeFirst();
      if (gone.numDeletedRows === 0n) refuse(UNKNOWN);
      // Somebody has to hear of the domains: the client again, when the last who did is gone. [exp]
      const changes = { ...(last ? { email_domain: 1 as const } : {}), updated_at: now };
      await tx.updateTable("clients").set(changes).where("id", "=", client_id).execute();
      await tx
        .updateTable("clients")
        .set({ billing_contact_id: null })
        .where("id", "=", client_id)
        .where("billing_contact_id", "=", contactid)
        .execute();
      const description = `Deleted Contact - ${contact.firstname} ${contact.lastname} (Contact ID: ${contactid})`;
      await logActivity(context, tx, { clientId: client_id, description });
    });
    return { contactid };
  },
  { contactid: UNKNOWN },
);
