import { action } from "../../action.ts";
import {
  base64Json,
  bytes,
  choice,
  fields,
  flag,
  id,
  idText,
  int,
  items,
  mapOf,
  moment,
  opt,
  serialized,
  text,
} from "../../wire.ts";

/** Files of a ticket: names and bytes. On the wire base64 of JSON with base64 in it. */
const attachments = base64Json(items(fields({ name: text, data: bytes })));

/**
 * Opens a ticket: of a client (`clientid`, and who of him: `userid`, `contactid`), or of a guest (`name` and `email`).
 * Answers its id, its number `tid`, and the access code `c` with which a guest reads it: a secret.
 * @see https://developers.whmcs.com/api-reference/openticket/
 */
export const openTicket = action("OpenTicket", {
  group: "Support",
  effect: "write",
  input: {
    deptid: int,
    subject: text,
    message: text,
    clientid: opt(int),
    userid: opt(int),
    contactid: opt(int),
    name: opt(text),
    email: opt(text),
    priority: opt(choice("Low", "Medium", "High", "Urgent")),
    created: opt(moment),
    serviceid: opt(int),
    domainid: opt(int),
    admin: opt(flag.text),
    noemail: opt(flag.text),
    markdown: opt(flag.text),
    customfields: opt(serialized(mapOf(text))),
    attachments: opt(attachments),
    preventClientClosure: opt(flag.text),
  },
  output: { id: idText, tid: text, c: text },
  errors: [
    "Client ID Not Found",
    "The system cannot find the provided user ID.",
    "Contact ID Not Found",
    "Name and email address are required if not a client",
    "Department ID not found",
    "Subject is required",
    "Message is required",
    "Service ID Not Found",
    "Domain ID Not Found",
    "Email Address Invalid",
    "Invalid Date Format",
    "Ticket creation date cannot be in the future",
    "Unable to generate ticket number",
  ],
});

/**
 * Answers a ticket: as a client (`clientid`), contact, guest (`name` and `email`) or staff (`adminusername`).
 * @see https://developers.whmcs.com/api-reference/addticketreply/
 */
export const addTicketReply = action("AddTicketReply", {
  group: "Support",
  effect: "write",
  input: {
    ticketid: int,
    message: text,
    markdown: opt(flag.text),
    clientid: opt(int),
    contactid: opt(int),
    adminusername: opt(text),
    name: opt(text),
    email: opt(text),
    status: opt(text),
    noemail: opt(flag.text),
    customfields: opt(serialized(mapOf(text))),
    attachments: opt(attachments),
    created: opt(moment),
  },
  aliases: { reply: "message" },
  output: {},
  errors: [
    "Ticket ID not found",
    "Client ID Not Found",
    "Contact ID Not Found",
    "Name and email address are required if not a client",
    "Message is required",
    "Email Address Invalid",
    "Invalid Ticket Status",
    "Invalid Date Format",
    "Reply creation date cannot be in the future",
  ],
});

/**
 * Adds a note to a ticket, for staff only. The ticket is named by its id or its number.
 * @see https://developers.whmcs.com/api-reference/addticketnote/
 */
export const addTicketNote = action("AddTicketNote", {
  group: "Support",
  effect: "write",
  input: {
    message: text,
    ticketnum: opt(text),
    ticketid: opt(int),
    markdown: opt(flag.text),
    attachments: opt(attachments),
    created: opt(moment),
  },
  output: {},
  errors: [
    "Ticket ID not found",
    "Message is required",
    "Invalid Date Format",
    "Ticket creation date cannot be in the future",
  ],
});

/**
 * Changes a ticket's own fields, and the opening message. `flag` is the id of the staff member it is assigned to;
 * `removeFlag` takes that away.
 * @see https://developers.whmcs.com/api-reference/updateticket/
 */
export const updateTicket = action("UpdateTicket", {
  group: "Support",
  effect: "write",
  input: {
    ticketid: id,
    deptid: opt(int),
    status: opt(text),
    subject: opt(text),
    userid: opt(int),
    name: opt(text),
    email: opt(text),
    cc: opt(text, { keepEmpty: true }),
    priority: opt(choice("Low", "Medium", "High")),
    created: opt(moment),
    flag: opt(int),
    removeFlag: opt(flag.text),
    message: opt(text),
    markdown: opt(flag.text),
    customfields: opt(serialized(mapOf(text))),
    preventClientClosure: opt(flag.text),
  },
  output: { ticketid: idText },
  errors: [
    "Ticket ID Not Found",
    "Department ID Not Found",
    "Invalid Ticket Priority. Valid priorities are: Low,Medium,High",
    "Invalid Ticket Status. Valid statuses are: xxx",
    "Invalid Date Format",
    "Ticket creation date cannot be in the future",
  ],
});

/**
 * Changes the text of a reply.
 * @see https://developers.whmcs.com/api-reference/updateticketreply/
 */
export const updateTicketReply = action("UpdateTicketReply", {
  group: "Support",
  effect: "write",
  input: { replyid: id, message: text, markdown: opt(flag.text), created: opt(moment) },
  output: { replyid: idText },
  errors: [
    "Reply ID Required",
    "Message is Required",
    "Reply ID Not Found",
    "Invalid Date Format",
    "Reply creation date cannot be in the future",
  ],
});
