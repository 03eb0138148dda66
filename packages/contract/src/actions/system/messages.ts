import { action } from "../../action.ts";
import {
  choice,
  countText,
  fields,
  flag,
  id,
  idText,
  int,
  items,
  list,
  mapOf,
  moment,
  opt,
  row,
  serialized,
  text,
  word,
} from "../../wire.ts";

/**
 * Mails a client: a template (`messagename`), or a text of your own with its subject. `id` is the id of what the
 * template's type says: a client, service, domain, invoice, ticket or affiliate.
 * @see https://developers.whmcs.com/api-reference/sendemail/
 */
export const sendEmail = action("SendEmail", {
  group: "System",
  effect: "write",
  input: {
    messagename: opt(text),
    id: opt(int),
    customtype: opt(choice("general", "product", "domain", "invoice", "support", "affiliate")),
    custommessage: opt(text),
    customsubject: opt(text),
    customvars: opt(serialized(mapOf(text))),
  },
  aliases: { mergefields: "customvars" },
  output: {},
  errors: [
    "You must provide either an existing email template name or a custom message type",
    "Invalid message type provided",
    "A subject is required for a custom message",
    "A message body is required for a custom message",
    "The custom variables you provided are invalid.",
    "A related ID is required",
    "Email Template not found",
    "Email Template is disabled",
    "Sending Failed. Please see documentation.",
  ],
});

/**
 * Mails the staff who get messages of a type, or those of a department: a template, or a text of your own.
 * @see https://developers.whmcs.com/api-reference/sendadminemail/
 */
export const sendAdminEmail = action("SendAdminEmail", {
  group: "System",
  effect: "write",
  input: {
    messagename: opt(text),
    custommessage: opt(text),
    customsubject: opt(text),
    type: opt(word("system", "account", "support")),
    deptid: opt(int),
    mergefields: opt(mapOf(text)),
  },
  output: {},
  errors: ["Email Template not found"],
});

/**
 * Lists e-mail templates, of one type or of all, in one language or in the default.
 * @see https://developers.whmcs.com/api-reference/getemailtemplates/
 */
export const getEmailTemplates = action("GetEmailTemplates", {
  group: "System",
  effect: "read",
  input: { type: opt(text), language: opt(text) },
  output: {
    totalresults: countText,
    emailtemplates: list("emailtemplate", row({ id: idText, name: text, subject: text, custom: flag.text })),
  },
});

const style = () => word("success", "info", "warning", "danger", "default", "primary");

/**
 * Sends an event of your own to the notification rules that ask for its identifier.
 * @see https://developers.whmcs.com/api-reference/triggernotificationevent/
 */
export const triggerNotificationEvent = action("TriggerNotificationEvent", {
  group: "System",
  whmcsOnly: true,
  effect: "write",
  input: {
    notification_identifier: opt(text),
    title: opt(text),
    message: opt(text),
    url: opt(text),
    status: opt(text),
    statusStyle: opt(style()),
    attributes: opt(
      items(fields({ label: opt(text), value: opt(text), url: opt(text), style: opt(style()), icon: opt(text) })),
    ),
  },
  output: {},
  errors: [
    "API Notification Events require a identifier string to be passed.",
    "API Notification Events require a title to be provided.",
    "API Notification Events require a message to be provided.",
  ],
});

/**
 * Changes an announcement. Only what is passed changes.
 * @see https://developers.whmcs.com/api-reference/updateannouncement/
 */
export const updateAnnouncement = action("UpdateAnnouncement", {
  group: "System",
  effect: "write",
  input: {
    announcementid: id,
    title: opt(text),
    announcement: opt(text),
    date: opt(moment),
    published: opt(flag.text),
  },
  output: { announcementid: idText },
  errors: ["Announcement ID Not Found"],
});
