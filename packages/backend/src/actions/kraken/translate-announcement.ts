import { actions } from "@kraken/contract";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { newAnnouncement } from "../../support/new-announcement.ts";

const errors = { parentid: "Announcement ID Not Found", language: "Language Required" };

/** A translation is of an announcement, and not of another translation. */
export const krakenTranslateAnnouncement = handler(
  actions.krakenTranslateAnnouncement,
  async ({ transaction, now }, { parentid, language, ...text }) => {
    const name = language.trim().toLowerCase();
    if (name === "") return refuse(errors.language);
    return transaction(async (tx) => {
      const found = await tx
        .selectFrom("announcements")
        .select("parent_id")
        .where("id", "=", parentid)
        .executeTakeFirst();
      if (!found || found.parent_id !== null) return refuse(errors.parentid);
      return { announcementid: await newAnnouncement(tx, text, now, { of: parentid, language: name }) };
    });
  },
  errors,
);
