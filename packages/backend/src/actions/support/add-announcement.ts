import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { newAnnouncement } from "../../support/new-announcement.ts";

/** One that is not said to be published is a draft. [exp] */
export const addAnnouncement = handler(actions.addAnnouncement, async ({ transaction, now }, input) => ({
  announcementid: await transaction((tx) => newAnnouncement(tx, input, now)),
}));
