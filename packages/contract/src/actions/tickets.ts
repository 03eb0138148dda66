import { action } from "../action.ts";
import {
  absent,
  choice,
  count,
  countText,
  dateTime,
  flag,
  idText,
  int,
  list,
  opt,
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
 * and My Flagged Tickets. Without `ignore_dept_assignments` only the API admin's departments are seen.
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
});

/**
 * One ticket with its conversation; the opening message is the first of the replies, with replyid 0. `notes` are for
 * staff only.
 * @see https://developers.whmcs.com/api-reference/getticket/
 */
export const getTicket = action("GetTicket", {
  group: "Tickets",
  effect: "read",
  input: { ticketnum: opt(text), ticketid: opt(int), repliessort: opt(choice("ASC", "DESC")) },
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
        rating: absent(int),
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
      }),
    ),
  },
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
