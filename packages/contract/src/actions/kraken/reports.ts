import { action } from "../../action.ts";
import { count, int, money, opt, plainList, row, text } from "../../wire.ts";

/**
 * What is unpaid, by how long it has been due: for each currency the number of invoices and what is left to pay of them, not
 * due yet (`notdue`), and for 1 to 30, 31 to 60, 61 to 90 and more days.
 */
export const krakenGetAging = action("KrakenGetAging", {
  group: "Kraken",
  effect: "read",
  input: {},
  output: {
    totalresults: count,
    currencies: plainList(
      row({
        currencycode: text,
        invoicesnotdue: count,
        invoices30: count,
        invoices60: count,
        invoices90: count,
        invoicesolder: count,
        notdue: money,
        days30: money,
        days60: money,
        days90: money,
        older: money,
      }),
    ),
  },
  extension: true,
});

/**
 * Figures of the last so many calendar months, 12 unless asked for others and 36 at most, the oldest first ("2026-11"): what
 * came in less fees and what went out, in the default currency, and services that were new, and that ended.
 */
export const krakenGetTrends = action("KrakenGetTrends", {
  group: "Kraken",
  effect: "read",
  input: { months: opt(int) },
  output: {
    currencycode: text,
    months: plainList(row({ month: text, income: money, newservices: count, endedservices: count })),
  },
  extension: true,
});
