import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { ticketIdOf } from "../../support/find.ts";
import { wireTime } from "../../wire/amounts.ts";
import { adminName } from "./people.ts";

/** A ticket that does not exist has no notes: WHMCS documents no error here. */
export const getTicketNotes = handler(actions.getTicketNotes, async ({ db }, input) => {
  const ticketId = (await ticketIdOf(db, input)) ?? 0;
  const [notes, files] = await Promise.all([
    db
      .selectFrom("ticket_notes")
      .leftJoin("admins", "admins.id", "ticket_notes.admin_id")
      .select(["ticket_notes.id", "ticket_notes.message", "ticket_notes.created_at"])
      .select(["admins.firstname as admin_firstname", "admins.lastname as admin_lastname"])
      .where("ticket_notes.ticket_id", "=", ticketId)
      .orderBy("ticket_notes.created_at")
      .orderBy("ticket_notes.id")
      .execute(),
    db
      .selectFrom("attachments")
      .select(["note_id", "filename", "removed_at"])
      .where("ticket_id", "=", ticketId)
      .where("note_id", "is not", null)
      .orderBy("position")
      .orderBy("id")
      .execute(),
  ]);
  return {
    totalresults: notes.length,
    notes: notes.map((note) => ({
      id: note.id,
      admin: adminName(note),
      date: wireTime(note.created_at),
      message: note.message,
      attachment: files.filter((file) => file.note_id === note.id).map((file) => file.filename),
      attachments_removed: files.some((file) => file.note_id === note.id && file.removed_at !== null),
    })),
  };
});
