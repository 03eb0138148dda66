import { action } from "../../action.ts";
import { choice, countText, dateTime, flag, id, idText, int, list, moment, opt, row, text } from "../../wire.ts";

/**
 * Lists announcements, newest first. Their text is HTML; those with a parentid are translations.
 * @see https://developers.whmcs.com/api-reference/getannouncements/
 */
export const getAnnouncements = action("GetAnnouncements", {
  group: "Support",
  effect: "read",
  input: { limitstart: opt(int), limitnum: opt(int) },
  specificationOnly: { orderby: opt(choice("date", "title")), order: opt(choice("asc", "desc")) },
  output: {
    totalresults: countText,
    startnumber: countText,
    numreturned: countText,
    announcements: list(
      "announcement",
      row({
        id: idText,
        date: dateTime,
        title: text,
        announcement: text,
        published: flag.text,
        parentid: countText,
        language: text,
        created_at: dateTime,
        updated_at: dateTime,
      }),
    ),
  },
  rows: "announcements",
});

/**
 * Adds an announcement. Its text is HTML; `date` is a day, or a day with a time.
 * @see https://developers.whmcs.com/api-reference/addannouncement/
 */
export const addAnnouncement = action("AddAnnouncement", {
  group: "Support",
  effect: "write",
  input: { date: moment, title: text, announcement: text, published: opt(flag.text) },
  output: { announcementid: idText },
});

/**
 * Deletes an announcement.
 * @see https://developers.whmcs.com/api-reference/deleteannouncement/
 */
export const deleteAnnouncement = action("DeleteAnnouncement", {
  group: "Support",
  effect: "write",
  input: { announcementid: id },
  output: { announcementid: idText },
});
