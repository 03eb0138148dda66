import { action } from "../../action.ts";
import { day, flag, id, int, opt, text, unixTime } from "../../wire.ts";

/**
 * Adds a task to a project. `adminid` is the staff member it is assigned to.
 * @see https://developers.whmcs.com/api-reference/addprojecttask/
 */
export const addProjectTask = action("AddProjectTask", {
  group: "Project Management",
  whmcsOnly: true,
  effect: "write",
  input: {
    projectid: id,
    duedate: day,
    adminid: opt(int),
    task: opt(text),
    notes: opt(text),
    completed: opt(flag.text),
    billed: opt(flag.text),
  },
  output: { message: text },
  errors: ["Project ID not Set", "Project ID Not Found", "Admin ID Not Found", "A task description must be specified"],
});

/**
 * Changes a task; `projectid` moves it to another project. Only what is passed changes.
 * @see https://developers.whmcs.com/api-reference/updateprojecttask/
 */
export const updateProjectTask = action("UpdateProjectTask", {
  group: "Project Management",
  whmcsOnly: true,
  effect: "write",
  input: {
    taskid: id,
    projectid: opt(int),
    duedate: opt(day),
    adminid: opt(int),
    task: opt(text),
    notes: opt(text, { keepEmpty: true }),
    completed: opt(flag.text),
  },
  output: { message: text },
  errors: ["Task ID is Required", "Project ID Not Found", "Task ID Not Found", "Admin ID Not Found"],
});

/**
 * Deletes a task of a project.
 * @see https://developers.whmcs.com/api-reference/deleteprojecttask/
 */
export const deleteProjectTask = action("DeleteProjectTask", {
  group: "Project Management",
  whmcsOnly: true,
  effect: "write",
  input: { projectid: id, taskid: id },
  output: { message: text },
  errors: ["Project ID is Required", "Task ID is Required", "Project ID Not Found", "Task ID Not Found"],
});

/**
 * Starts a task's timer, now or at `start_time`, a time in UTC.
 * @see https://developers.whmcs.com/api-reference/starttasktimer/
 */
export const startTaskTimer = action("StartTaskTimer", {
  group: "Project Management",
  whmcsOnly: true,
  effect: "write",
  input: {
    timerid: id,
    projectid: id,
    adminid: opt(int),
    start_time: opt(unixTime),
    end_time: opt(unixTime),
  },
  output: { message: text },
  errors: [
    "Project ID is Required",
    "Project ID Not Found",
    "Timer ID Not Set",
    "Timer ID Not Found",
    "Admin ID Not Found",
  ],
});

/**
 * Ends a task's timer, now or at `end_time`, a time in UTC.
 * @see https://developers.whmcs.com/api-reference/endtasktimer/
 */
export const endTaskTimer = action("EndTaskTimer", {
  group: "Project Management",
  whmcsOnly: true,
  effect: "write",
  input: { timerid: id, projectid: opt(int), adminid: opt(int), end_time: opt(unixTime) },
  output: { message: text },
  errors: ["Project ID Not Found", "Timer ID Not Set", "Timer ID Not Found", "Admin ID Not Found"],
});
