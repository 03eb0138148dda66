import { actions } from "@kraken/contract";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";

/** What each type's files hang on; a ticket's are those of its opening message. */
export const getTicketAttachment = handler(
  actions.getTicketAttachment,
  async ({ db }, { relatedid, type, index }) => {
    const messages = db.selectFrom("ticket_replies").select("id");
    const owner =
      type === "note"
        ? await db.selectFrom("ticket_notes").select("id").where("id", "=", relatedid).executeTakeFirst()
        : await (type === "ticket"
            ? messages.where("ticket_id", "=", relatedid).where("is_opening", "=", 1)
            : messages.where("id", "=", relatedid).where("is_opening", "=", 0)
          ).executeTakeFirst();
    if (!owner) return refuse("Related ID Not Found");
    const files = await db
      .selectFrom("attachments")
      .select(["id", "position", "filename", "removed_at"])
      .where(type === "note" ? "note_id" : "reply_id", "=", owner.id)
      .execute();
    if (files.length === 0) refuse("No Attachments Found");
    const file = files.find((each) => each.position === index) ?? refuse("Invalid Attachment Index");
    if (file.removed_at !== null) refuse("Attachments Deleted");
    const { data } = await db
      .selectFrom("attachments")
      .select("data")
      .where("id", "=", file.id)
      .executeTakeFirstOrThrow();
    return { filename: file.filename, data };
  },
  {
    relatedid: "Related ID Required",
    type: "Invalid Type. Must be one of ticket, reply, note",
    index: "Attachment Index Required",
  },
);
