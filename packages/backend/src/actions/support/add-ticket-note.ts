import { actions } from "@kraken/contract";
import { apiAdmin } from "../../activity.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { checkUploads, saveUploads } from "../../support/files.ts";
import { ticketIdOf } from "../../support/find.ts";
import { createdAt } from "./ticket-input.ts";

const UNKNOWN = "Ticket ID not found";

export const addTicketNote = handler(
  actions.addTicketNote,
  async ({ db, transaction, now }, input) => {
    const ticketId = (await ticketIdOf(db, input)) ?? refuse(UNKNOWN);
    if (input.message.trim() === "") refuse("Message is required");
    const created = createdAt(input.created, now, "Ticket creation date cannot be in the future");
    const uploads = input.attachments ?? [];
    checkUploads(uploads);
    await transaction(async (tx) => {
      const admin = await apiAdmin(tx);
      const note = await tx
        .insertInto("ticket_notes")
        .values({
          ticket_id: ticketId,
          admin_id: admin?.id ?? null,
          message: input.message,
          is_markdown: input.markdown ? 1 : 0,
          created_at: created,
        })
        .returning("id")
        .executeTakeFirstOrThrow();
      await saveUploads(tx, ticketId, { note: note.id }, uploads, now);
    });
    return {};
  },
  { ticketid: UNKNOWN, message: "Message is required", created: "Invalid Date Format" },
);
