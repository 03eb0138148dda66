import { action } from "../../action.ts";
import {
  absent,
  commaList,
  count,
  countText,
  date,
  dateTime,
  day,
  fencedList,
  flag,
  id,
  idText,
  int,
  list,
  opt,
  plainList,
  row,
  splitList,
  text,
  word,
} from "../../wire.ts";
import { version } from "./version.ts";

/**
 * The staff member whose credentials the call carries: what he may do, and the ids of his departments.
 * @see https://developers.whmcs.com/api-reference/getadmindetails/
 */
export const getAdminDetails = action("GetAdminDetails", {
  group: "System",
  effect: "read",
  input: {},
  output: {
    adminid: idText,
    name: text,
    notes: text,
    signature: text,
    allowedpermissions: commaList(text),
    departments: fencedList(id),
    requesttime: absent(dateTime),
    whmcs: version,
  },
});

/**
 * Lists the staff, of one role or of all; those who are disabled only with `include_disabled`.
 * @see https://developers.whmcs.com/api-reference/getadminusers/
 */
export const getAdminUsers = action("GetAdminUsers", {
  group: "System",
  effect: "read",
  input: { roleid: opt(int), email: opt(text), include_disabled: opt(flag.text) },
  output: {
    count,
    admin_users: plainList(
      row({
        id,
        uuid: text,
        roleId: count,
        username: text,
        twoFactorAuthModule: text,
        firstname: text,
        lastname: text,
        email: text,
        signature: text,
        notes: text,
        template: text,
        language: text,
        isDisabled: flag.number,
        loginAttempts: count,
        supportDepartmentIds: splitList(idText),
        receivesTicketNotifications: splitList(idText),
        homepageWidgetsConfig: text,
        hiddenHomepageWidgets: commaList(text),
        created_at: dateTime,
        updated_at: dateTime,
        fullName: text,
        gravatarHash: text,
      }),
    ),
  },
  envelope: "none",
});

/**
 * Lists the staff who are logged in.
 * @see https://developers.whmcs.com/api-reference/getstaffonline/
 */
export const getStaffOnline = action("GetStaffOnline", {
  group: "System",
  effect: "read",
  input: {},
  output: {
    totalresults: count,
    staffonline: list("staff", row({ adminusername: text, logintime: dateTime, ipaddress: text, lastvisit: dateTime })),
  },
});

/**
 * Writes the notes of the staff member whose credentials the call carries.
 * @see https://developers.whmcs.com/api-reference/updateadminnotes/
 */
export const updateAdminNotes = action("UpdateAdminNotes", {
  group: "System",
  effect: "write",
  input: { notes: text },
  output: {},
});

const toDoStatus = () => word("New", "Pending", "In Progress", "Completed", "Postponed");

/**
 * Lists the staff's to-do items. Beside a status's own name, `status` takes Incomplete.
 * @see https://developers.whmcs.com/api-reference/gettodoitems/
 */
export const getToDoItems = action("GetToDoItems", {
  group: "System",
  effect: "read",
  input: { limitstart: opt(int), limitnum: opt(int), status: opt(text) },
  output: {
    totalresults: countText,
    startnumber: countText,
    items: list(
      "item",
      row({
        id: idText,
        date: date,
        title: text,
        description: text,
        admin: countText,
        status: toDoStatus(),
        duedate: date,
      }),
      "absent",
    ),
  },
  rows: "items",
});

/**
 * Lists the statuses of to-do items, with the number of items in each and how many of them are overdue.
 * @see https://developers.whmcs.com/api-reference/gettodoitemstatuses/
 */
export const getToDoItemStatuses = action("GetToDoItemStatuses", {
  group: "System",
  effect: "read",
  input: {},
  output: {
    totalresults: count,
    todoitemstatuses: list("status", row({ type: toDoStatus(), count, overdue: count })),
  },
});

/**
 * Changes a to-do item. `adminid` is the staff member who does it.
 * @see https://developers.whmcs.com/api-reference/updatetodoitem/
 */
export const updateToDoItem = action("UpdateToDoItem", {
  group: "System",
  effect: "write",
  input: {
    itemid: id,
    adminid: id,
    status: opt(text),
    date: opt(day),
    title: opt(text),
    description: opt(text),
    duedate: opt(day),
  },
  output: { itemid: idText },
});
