import { action } from "../../action.ts";
import { choice, commaList, count, id, int, nullable, opt, plainList, row, text, word } from "../../wire.ts";

/**
 * Finds clients, services, domains, tickets and quotes by their words, and invoices, orders and all of those by their numbers,
 * the best first. Words may be unfinished or mistyped. `kinds` says what to look for (everything when left out), and
 * `clientid` keeps within one client's things. `title` and `detail` are for display; `score` is 0 to 100.
 */
export const krakenSearch = action("KrakenSearch", {
  group: "Kraken",
  effect: "read",
  input: {
    query: text,
    kinds: opt(commaList(choice("client", "domain", "service", "ticket", "quote", "invoice", "order"))),
    clientid: opt(int),
    limit: opt(int),
  },
  output: {
    totalresults: count,
    results: plainList(
      row({
        kind: word("client", "domain", "service", "ticket", "quote", "invoice", "order"),
        id,
        title: text,
        detail: text,
        status: text,
        clientid: nullable(int),
        score: count,
      }),
    ),
  },
  errors: ["A query is required"],
  extension: true,
});
