import { action } from "../../action.ts";
import { commaList, flag, id, idText, opt, text } from "../../wire.ts";

/**
 * Blocks the sender of a ticket, and with `delete` deletes the ticket too: for spam.
 * @see https://developers.whmcs.com/api-reference/blockticketsender/
 */
export const blockTicketSender = action("BlockTicketSender", {
  group: "Support",
  effect: "write",
  input: { ticketid: id, delete: opt(flag.text) },
  output: { deleted: flag.words },
  errors: ["Ticket ID Required", "Ticket ID Not Found"],
});

/**
 * Deletes a ticket with everything in it.
 * @see https://developers.whmcs.com/api-reference/deleteticket/
 */
export const deleteTicket = action("DeleteTicket", {
  group: "Support",
  effect: "write",
  input: { ticketid: id },
  output: {},
  errors: ["Ticket ID not found"],
});

/**
 * Deletes a ticket's note.
 * @see https://developers.whmcs.com/api-reference/deleteticketnote/
 */
export const deleteTicketNote = action("DeleteTicketNote", {
  group: "Support",
  effect: "write",
  input: { noteid: id },
  output: {},
  errors: ["Note ID Not Found"],
});

/**
 * Deletes a reply of a ticket.
 * @see https://developers.whmcs.com/api-reference/deleteticketreply/
 */
export const deleteTicketReply = action("DeleteTicketReply", {
  group: "Support",
  effect: "write",
  input: { ticketid: id, replyid: id },
  output: {},
  errors: ["Ticket ID Required", "Reply ID Required", "Ticket ID Not Found", "Reply ID Not Found"],
});

/**
 * Merges tickets into `ticketid`, which keeps its own subject unless `newsubject` gives one.
 * @see https://developers.whmcs.com/api-reference/mergeticket/
 */
export const mergeTicket = action("MergeTicket", {
  group: "Support",
  effect: "write",
  input: { ticketid: id, mergeticketids: commaList(id), newsubject: opt(text) },
  output: { ticketid: idText },
  errors: [
    "Ticket ID Required",
    "Ticket ID Invalid",
    "Merge Ticket IDs Required",
    "Invalid Merge Ticket IDs: x, x...,",
  ],
});
