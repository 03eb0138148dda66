import { action } from "../../action.ts";
import {
  commaList,
  count,
  countText,
  date,
  dateTime,
  day,
  flag,
  id,
  idText,
  int,
  list,
  moment,
  opt,
  plainList,
  row,
  text,
  unixTime,
  zeroable,
} from "../../wire.ts";

/** Tickets and invoices of a project. Tickets are text because installations may keep numbers (tid) in place of ids. */
const relatedInput = { ticketids: opt(commaList(text)), invoiceids: opt(commaList(id)) };

/**
 * Makes a project. `adminid` is the staff member it is assigned to, `userid` the client it is for.
 * @see https://developers.whmcs.com/api-reference/createproject/
 */
export const createProject = action("CreateProject", {
  group: "Project Management",
  whmcsOnly: true,
  effect: "write",
  input: {
    title: text,
    adminid: id,
    userid: opt(int),
    status: opt(text),
    created: opt(day),
    duedate: opt(day),
    completed: opt(flag.text),
    ...relatedInput,
  },
  output: { message: text, projectid: idText },
  errors: [
    "Client ID Not Found",
    "Admin ID not Set",
    "Admin ID Not Found",
    "Project Management is not active.",
    "Project Title is Required.",
  ],
});

/**
 * Changes a project. Only what is passed changes.
 * @see https://developers.whmcs.com/api-reference/updateproject/
 */
export const updateProject = action("UpdateProject", {
  group: "Project Management",
  whmcsOnly: true,
  effect: "write",
  input: {
    projectid: id,
    adminid: opt(int),
    userid: opt(int),
    status: opt(text),
    created: opt(day),
    duedate: opt(day),
    completed: opt(flag.text),
    title: opt(text),
    ...relatedInput,
    notes: opt(text, { keepEmpty: true }),
  },
  output: { message: text },
  errors: ["Project ID Not Set", "Project ID Not Found", "Client ID Not Found", "Admin ID Not Found"],
});

/** A stretch of work on a task. `start` and `end` are in UTC, starttime and endtime in the installation's time zone. */
const timelog = row({
  id: idText,
  projectid: countText,
  taskid: countText,
  adminid: countText,
  start: zeroable(unixTime),
  end: zeroable(unixTime),
  donotbill: flag.text,
  starttime: dateTime,
  endtime: dateTime,
});

/**
 * One project with its tasks, the time spent on them, and its messages.
 * @see https://developers.whmcs.com/api-reference/getproject/
 */
export const getProject = action("GetProject", {
  group: "Project Management",
  whmcsOnly: true,
  effect: "read",
  input: { projectid: id },
  output: {
    projectinfo: row({
      id: idText,
      userid: countText,
      title: text,
      attachments: commaList(text),
      ticketids: commaList(text),
      invoiceids: commaList(id),
      notes: text,
      adminid: countText,
      status: text,
      created: date,
      duedate: date,
      completed: flag.text,
      lastmodified: dateTime,
    }),
    tasks: list(
      "task",
      row({
        id: idText,
        projectid: countText,
        task: text,
        notes: text,
        adminid: countText,
        created: dateTime,
        duedate: date,
        completed: flag.text,
        billed: flag.text,
        order: countText,
        timelogs: list("timelog", timelog, "blank"),
      }),
    ),
    messages: list(
      "message",
      row({
        id: idText,
        projectid: countText,
        date: dateTime,
        message: text,
        attachments: commaList(text),
        adminid: countText,
      }),
    ),
  },
  errors: ["Project ID Not Set", "Project ID Not Found"],
  envelope: "none",
});

/**
 * Lists projects.
 * @see https://developers.whmcs.com/api-reference/getprojects/
 */
export const getProjects = action("GetProjects", {
  group: "Project Management",
  whmcsOnly: true,
  effect: "read",
  input: {
    limitstart: opt(int),
    limitnum: opt(int),
    userid: opt(int),
    title: opt(text),
    ...relatedInput,
    notes: opt(text),
    adminid: opt(int),
    status: opt(text),
    created: opt(day),
    duedate: opt(day),
    completed: opt(flag.text),
    lastmodified: opt(moment),
  },
  output: {
    totalresults: count,
    startnumber: count,
    numreturned: count,
    projects: plainList(
      row({
        id,
        userid: count,
        title: text,
        ticketids: commaList(text),
        invoiceids: commaList(id),
        notes: text,
        adminid: count,
        status: text,
        created: date,
        duedate: date,
        completed: flag.number,
        lastmodified: dateTime,
        watchers: commaList(id),
      }),
    ),
  },
  rows: "projects",
});

/**
 * Adds a message to a project.
 * @see https://developers.whmcs.com/api-reference/addprojectmessage/
 */
export const addProjectMessage = action("AddProjectMessage", {
  group: "Project Management",
  whmcsOnly: true,
  effect: "write",
  input: { projectid: id, message: text, adminid: opt(int) },
  output: { message: text },
  errors: ["Project ID not Set", "Project ID Not Found", "Message not Entered", "Admin ID Not Found"],
});
