import { action } from "../action.ts";
import {
  absent,
  bytes,
  choice,
  count,
  countText,
  dateTime,
  flag,
  id,
  idText,
  int,
  intText,
  list,
  mapOf,
  opt,
  pipeList,
  plainList,
  row,
  text,
  word,
} from "../wire.ts";

const attachment = row({ filename: text, index: count });
const attachmentsOf = plainList(attachment, "nested");
const priority = () => word("Low", "Medium", "High");
const requestorType = () => word("Owner", "Authorized User", "Registered User", "Subaccount", "Guest", "Operator");

/**
 * Lists tickets, of one client or of all. Beside a status's own name, `status` takes Awaiting Reply, All Active Tickets
 * and My Flagged Tickets. Without `ignore_dept_assignments` only the API admin's departments are seen. `department`,
 * its name, comes from Kraken's backend only.
 * @see https://developers.whmcs.com/api-reference/gettickets/
 */
export const getTickets = action("GetTickets", {
  group: "Tickets",
  effect: "read",
  input: {
    limitstart: opt(int),
    limitnum: opt(int),
    deptid: opt(int),
    clientid: opt(int),
    email: opt(text),
    status: opt(text),
    subject: opt(text),
    ignore_dept_assignments: opt(flag.text),
  },
  output: {
    totalresults: countText,
    startnumber: count,
    numreturned: count,
    tickets: list(
      "ticket",
      row({
        id: idText,
        tid: text,
        deptid: countText,
        department: absent(text),
        userid: countText,
        name: text,
        owner_name: text,
        email: text,
        requestor_name: text,
        requestor_email: text,
        requestor_type: requestorType(),
        cc: text,
        c: text,
        date: dateTime,
        subject: text,
        status: text,
        priority: priority(),
        admin: text,
        attachment: text,
        attachments: plainList(attachment),
        attachments_removed: flag.json,
        lastreply: dateTime,
        flag: countText,
        service: text,
      }),
    ),
  },
  rows: "tickets",
  krakenFields: ["tickets.department"],
});

/**
 * One ticket with its conversation; the opening message is the first of the replies, with replyid 0. `notes` are for
 * staff only. `password` is a guest's access code, the ticket's `c`. Whether a text was written as Markdown WHMCS does not
 * tell; Kraken's backend does.
 * @see https://developers.whmcs.com/api-reference/getticket/
 */
export const getTicket = action("GetTicket", {
  group: "Tickets",
  effect: "read",
  input: { ticketnum: opt(text), ticketid: opt(int), repliessort: opt(choice("ASC", "DESC")) },
  specificationOnly: { password: opt(text) },
  output: {
    ticketid: idText,
    tid: text,
    c: text,
    deptid: countText,
    deptname: text,
    userid: countText,
    contactid: countText,
    name: text,
    email: text,
    requestor_name: absent(text),
    requestor_email: absent(text),
    requestor_type: absent(requestorType()),
    cc: text,
    date: dateTime,
    subject: text,
    status: text,
    priority: priority(),
    admin: text,
    lastreply: dateTime,
    flag: countText,
    service: text,
    replies: list(
      "reply",
      row({
        replyid: countText,
        userid: countText,
        contactid: countText,
        name: text,
        email: text,
        requestor_name: text,
        requestor_email: text,
        requestor_type: requestorType(),
        date: dateTime,
        message: text,
        attachment: text,
        attachments: attachmentsOf,
        attachments_removed: flag.json,
        admin: text,
        rating: absent(intText),
        markdown: absent(flag.json),
      }),
    ),
    notes: list(
      "note",
      row({
        noteid: idText,
        date: dateTime,
        message: text,
        attachment: text,
        attachments: attachmentsOf,
        attachments_removed: flag.json,
        admin: text,
        markdown: absent(flag.json),
      }),
    ),
  },
  krakenFields: ["replies.markdown", "notes.markdown"],
});

/**
 * Lists support departments. Without `ignore_dept_assignments` only the API admin's are seen.
 * @see https://developers.whmcs.com/api-reference/getsupportdepartments/
 */
export const getSupportDepartments = action("GetSupportDepartments", {
  group: "Tickets",
  effect: "read",
  input: { ignore_dept_assignments: opt(flag.text) },
  output: {
    totalresults: count,
    departments: list("department", row({ id: idText, name: text, awaitingreply: countText, opentickets: countText })),
  },
});

/**
 * Lists ticket statuses with the number of tickets in each, and their colours.
 * @see https://developers.whmcs.com/api-reference/getsupportstatuses/
 */
export const getSupportStatuses = action("GetSupportStatuses", {
  group: "Tickets",
  effect: "read",
  input: { deptid: opt(int) },
  output: { totalresults: count, statuses: list("status", row({ title: text, count, color: text })) },
});

/**
 * One file of a ticket, of a reply or of a note: `relatedid` is the id of that one, `index` the file's place in it.
 * @see https://developers.whmcs.com/api-reference/getticketattachment/
 */
export const getTicketAttachment = action("GetTicketAttachment", {
  group: "Tickets",
  effect: "read",
  input: { relatedid: id, type: choice("ticket", "reply", "note"), index: int },
  output: { filename: text, data: bytes },
  errors: [
    "Related ID Required",
    "Invalid Type. Must be one of ticket, reply, note",
    "Related ID Not Found",
    "Attachment Index Required",
    "No Attachments Found",
    "Attachments Deleted",
    "Invalid Attachment Index",
  ],
});

/**
 * Numbers of tickets in the API admin's departments, or in all with `ignoreDepartmentAssignments`. `status` has those
 * of each status, by its title in small letters without signs; it is null unless `includeCountsByStatus` asks for it.
 * @see https://developers.whmcs.com/api-reference/getticketcounts/
 */
export const getTicketCounts = action("GetTicketCounts", {
  group: "Tickets",
  effect: "read",
  input: { ignoreDepartmentAssignments: opt(flag.text), includeCountsByStatus: opt(flag.text) },
  output: {
    filteredDepartments: plainList(id),
    allActive: count,
    awaitingReply: count,
    flaggedTickets: count,
    status: absent(mapOf(row({ title: text, count }))),
  },
});

/**
 * Lists a ticket's notes, which are for staff only.
 * @see https://developers.whmcs.com/api-reference/getticketnotes/
 */
export const getTicketNotes = action("GetTicketNotes", {
  group: "Tickets",
  effect: "read",
  input: { ticketid: id },
  output: {
    totalresults: count,
    notes: list(
      "note",
      row({
        id: idText,
        admin: text,
        date: dateTime,
        message: text,
        attachment: pipeList(text),
        attachments_removed: flag.json,
      }),
    ),
  },
});

/**
 * Lists the categories of predefined replies; a parentid of 0 is the top.
 * @see https://developers.whmcs.com/api-reference/getticketpredefinedcats/
 */
export const getTicketPredefinedCats = action("GetTicketPredefinedCats", {
  group: "Tickets",
  effect: "read",
  input: {},
  output: {
    totalresults: countText,
    categories: list("category", row({ id: idText, parentid: countText, name: text, replycount: countText })),
  },
});

/**
 * Lists predefined replies, of one category or of all. Their texts hold placeholders such as [NAME].
 * @see https://developers.whmcs.com/api-reference/getticketpredefinedreplies/
 */
export const getTicketPredefinedReplies = action("GetTicketPredefinedReplies", {
  group: "Tickets",
  effect: "read",
  input: { catid: opt(int) },
  output: { totalresults: countText, predefinedreplies: list("predefinedreply", row({ name: text, reply: text })) },
});
