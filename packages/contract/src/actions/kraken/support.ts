import { action } from "../../action.ts";
import { count, flag, id, int, moment, opt, plainList, row, text } from "../../wire.ts";

/** Rates an answer of staff from 1 to 5, as GetTicket shows it. Rating again replaces it. */
export const krakenRateTicketReply = action("KrakenRateTicketReply", {
  group: "Kraken",
  effect: "write",
  input: { ticketid: opt(int), replyid: id, rating: int },
  output: { ticketid: id, replyid: id },
  errors: ["Reply ID Not Found", "Only an answer of staff can be rated", "A rating is a whole number from 1 to 5"],
  extension: true,
});

/** How many active tickets somebody of staff has, in all and by admin; of one department or of all. */
export const krakenGetTicketFlags = action("KrakenGetTicketFlags", {
  group: "Kraken",
  effect: "read",
  input: { deptid: opt(int) },
  output: { totalresults: count, admins: plainList(row({ adminid: id, tickets: count })) },
  extension: true,
});

/**
 * Adds the translation of an announcement into a language by WHMCS's name ("spanish"): WHMCS's API has no way to say of what
 * something is the translation. It is changed and deleted as announcements are.
 */
export const krakenTranslateAnnouncement = action("KrakenTranslateAnnouncement", {
  group: "Kraken",
  effect: "write",
  input: { parentid: id, language: text, date: moment, title: text, announcement: text, published: opt(flag.text) },
  output: { announcementid: id },
  errors: ["Announcement ID Not Found", "Language Required"],
  extension: true,
});

/** One e-mail template with its text, which is HTML with placeholders: GetEmailTemplates tells the subjects alone. */
export const krakenGetEmailTemplate = action("KrakenGetEmailTemplate", {
  group: "Kraken",
  effect: "read",
  input: { templateid: id },
  output: { id, type: text, name: text, subject: text, message: text, language: text, custom: flag.json },
  errors: ["Email Template ID Not Found"],
  extension: true,
});

/**
 * Makes a predefined reply of staff's, or with `replyid` changes that one. Its text may hold placeholders such as [NAME].
 */
export const krakenSavePredefinedReply = action("KrakenSavePredefinedReply", {
  group: "Kraken",
  effect: "write",
  input: { replyid: opt(int), catid: id, name: text, reply: text },
  output: { replyid: id },
  errors: ["Category ID Not Found", "Reply ID Not Found", "Name Required", "Reply Required"],
  extension: true,
});

/** Deletes a predefined reply of staff's. */
export const krakenDeletePredefinedReply = action("KrakenDeletePredefinedReply", {
  group: "Kraken",
  effect: "write",
  input: { replyid: id },
  output: { replyid: id },
  errors: ["Reply ID Not Found"],
  extension: true,
});

/** Makes a category of predefined replies, or with `catid` renames that one; a `parentid` of 0 is the top. */
export const krakenSavePredefinedCategory = action("KrakenSavePredefinedCategory", {
  group: "Kraken",
  effect: "write",
  input: { catid: opt(int), parentid: opt(int), name: text },
  output: { catid: id },
  errors: ["Category ID Not Found", "Name Required"],
  extension: true,
});

/** Lists predefined replies of staff's with their ids, which GetTicketPredefinedReplies does not tell. */
export const krakenGetPredefinedReplies = action("KrakenGetPredefinedReplies", {
  group: "Kraken",
  effect: "read",
  input: {},
  output: { replies: plainList(row({ id, catid: id, name: text, reply: text })) },
  extension: true,
});
