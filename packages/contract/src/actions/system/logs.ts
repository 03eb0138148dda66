import { action } from "../../action.ts";
import { count, dateTime, day, id, int, json, list, localDate, mapOf, opt, row, text } from "../../wire.ts";

/**
 * Lists the activity log, newest first. `userid` is another name for `userId`.
 * @see https://developers.whmcs.com/api-reference/getactivitylog/
 */
export const getActivityLog = action("GetActivityLog", {
  group: "System",
  effect: "read",
  input: {
    limitstart: opt(int),
    limitnum: opt(int),
    clientid: opt(int),
    date: opt(localDate),
    user: opt(text),
    description: opt(text),
    ipaddress: opt(text),
  },
  output: {
    totalresults: count,
    startnumber: count,
    activity: list(
      "entry",
      row({
        id,
        clientId: count,
        userId: count,
        adminId: count,
        date: dateTime,
        description: text,
        username: text,
        ipaddress: text,
        userid: count,
      }),
    ),
  },
  rows: "activity",
});

/**
 * Adds an entry to the activity log, of a client where one is named.
 * @see https://developers.whmcs.com/api-reference/logactivity/
 */
export const logActivity = action("LogActivity", {
  group: "System",
  effect: "write",
  input: { clientid: opt(int), description: text },
  output: {},
});

/**
 * What the daily run and its tasks did between two days, both today unless said otherwise. `statistics` are by day and
 * then by the task's name; what each task tells is its own.
 * @see https://developers.whmcs.com/api-reference/getautomationlog/
 */
export const getAutomationLog = action("GetAutomationLog", {
  group: "System",
  effect: "read",
  input: { startdate: opt(day), enddate: opt(day), namespace: opt(text) },
  output: {
    currentDatetime: dateTime,
    lastDailyCronInvocationTime: dateTime,
    startdate: dateTime,
    enddate: dateTime,
    statistics: mapOf(mapOf(json)),
  },
});
