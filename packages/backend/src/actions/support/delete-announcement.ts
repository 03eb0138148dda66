import { actions } from "@kraken/contract";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";

const UNKNOWN = "Announcement ID Not Found";

/** Its translations go with it. */
export const deleteAnnouncement = handler(
  actions.deleteAnnouncement,
  async ({ transaction }, { announcementid }) => {
    const gone = await transaction((tx) =>
      tx.deleteFrom("announcements").where("id", "=", announcementid).executeTakeFirst(),
    );
    return gone.numDeletedRows > 0n ? { announcementid } : refuse(UNKNOWN);
  },
  { announcementid: UNKNOWN },
);
