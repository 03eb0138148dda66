import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { storedTime } from "../../wire/amounts.ts";

/** One that is not said to be published is a draft. [exp] */
export const addAnnouncement = handler(
  actions.addAnnouncement,
  async ({ transaction, now }, { date, title, announcement, published }) => {
    const row = await transaction((tx) =>
      tx
        .insertInto("announcements")
        .values({
          date: storedTime(date),
          title,
          announcement,
          is_published: published ? 1 : 0,
          created_at: now,
          updated_at: now,
        })
        .returning("id")
        .executeTakeFirstOrThrow(),
    );
    return { announcementid: row.id };
  },
);
