import { choice, count, int, opt, text } from "../../wire.ts";

/** What every list of staff takes: words or a number to search for, one client, and a page in an order. */
export const asked = {
  search: opt(text),
  clientid: opt(int),
  order: opt(choice("asc", "desc")),
  limitstart: opt(int),
  limitnum: opt(int),
};

/** How many there are in all, and what is on this page. */
export const paged = { totalresults: count, startnumber: count, numreturned: count };
