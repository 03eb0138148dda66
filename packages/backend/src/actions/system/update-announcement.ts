import { actions } from "@kraken/contract";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { storedTime } from "../../wire/amounts.ts";

const UNKNOWN = "Announcement ID Not Found";

export const updateAnnouncement = handler(
  actions.updateAnnouncement,
  async ({ transaction, now }, { announcementid, title, announcement, date, published }) => {
    const changed = await transaction((tx) =>
      tx
        .updateTable("announcements")
        .set({
          title,
          announcement,
          date: date === undefined ? undefined : storedTime(date),
          is_published: published === undefined ? undefined : published ? 1 : 0,
          updated_at: now,
        })
        .where("id", "=", announcementid)
        .returning("id")
        .executeTakeFirst(),
    );
    return changed ? { announcementid } : refuse(UNKNOWN);
  },
  { announcementid: UNKNOWN },
);
