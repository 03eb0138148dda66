import { action } from "../action.ts";
import { choice, count, dateTime, flag, id, int, opt, plainList, row, text } from "../wire.ts";

/**
 * Lists users, each with the clients that he owns or may act for. `search` matches names and e-mail addresses in part.
 * @see https://developers.whmcs.com/api-reference/getusers/
 */
export const getUsers = action("GetUsers", {
  group: "Users",
  effect: "read",
  input: { limitstart: opt(int), limitnum: opt(int), sorting: opt(choice("ASC", "DESC")), search: opt(text) },
  aliases: { order: "sorting" },
  output: {
    totalresults: count,
    startnumber: count,
    numreturned: count,
    users: plainList(
      row({
        id,
        firstname: text,
        lastname: text,
        email: text,
        datecreated: dateTime,
        validationdata: text,
        clients: plainList(row({ id, isOwner: flag.json })),
      }),
    ),
  },
  rows: "users",
});
