import { actions } from "@kraken/contract";
import type { Tx } from "../../context.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { storedTime } from "../../wire/amounts.ts";

/** A translation is of an announcement, and not of another translation. */
async function originalOf(tx: Tx, id: number): Promise<void> {
  const row = await tx.selectFrom("announcements").select("parent_id").where("id", "=", id).executeTakeFirst();
  if (!row || row.parent_id !== null) refuse("Announcement ID Not Found");
}

/** One that is not said to be published is a draft. [exp] */
export const addAnnouncement = handler(
  actions.addAnnouncement,
  async ({ transaction, now }, { date, title, announcement, published, parentid, language }) => {
    const row = await transaction(async (tx) => {
      if (parentid !== undefined) await originalOf(tx, parentid);
      return tx
        .insertInto("announcements")
        .values({
          date: storedTime(date),
          title,
          announcement,
          is_published: published ? 1 : 0,
          parent_id: parentid ?? null,
          language: parentid === undefined ? "" : (language ?? "").toLowerCase(),
          created_at: now,
          updated_at: now,
        })
        .returning("id")
        .executeTakeFirstOrThrow();
    });
    return { announcementid: row.id };
  },
);
