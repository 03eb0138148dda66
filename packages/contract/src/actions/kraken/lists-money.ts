import { action } from "../../action.ts";
import { choice, count, date, dateTime, day, id, int, money, opt, plainList, row, text, word } from "../../wire.ts";
import { quoteStages } from "../states.ts";
import { asked, paged } from "./list-parts.ts";

/**
 * Lists transactions across all clients: of one client, invoice or gateway, between two days, by one's own id, and by a
 * number of the gateway's or an invoice's, or words of their client. `clientid` and `invoiceid` are 0 where there is none.
 */
export const krakenGetTransactions = action("KrakenGetTransactions", {
  group: "Kraken",
  effect: "read",
  input: {
    ...asked,
    transactionid: opt(int),
    invoiceid: opt(int),
    gateway: opt(text),
    datefrom: opt(day),
    dateto: opt(day),
    orderby: opt(choice("date", "amount")),
  },
  output: {
    ...paged,
    transactions: plainList(
      row({
        id,
        clientid: count,
        clientname: text,
        invoiceid: count,
        invoicenum: text,
        date: dateTime,
        description: text,
        gateway: text,
        transid: text,
        amountin: money,
        fees: money,
        amountout: money,
        refundid: count,
        currencycode: text,
      }),
    ),
  },
  rows: "transactions",
  extension: true,
});

/**
 * Lists quotes across all clients without their lines, by stage, and by their number, their words or
 * their client's. `clientid` is 0 for somebody who is no client yet; then the name is the quote's own.
 */
export const krakenGetQuotes = action("KrakenGetQuotes", {
  group: "Kraken",
  effect: "read",
  input: {
    ...asked,
    stage: opt(choice(...quoteStages)),
    orderby: opt(choice("id", "validuntil")),
  },
  output: {
    ...paged,
    quotes: plainList(
      row({
        id,
        clientid: count,
        clientname: text,
        subject: text,
        stage: word(...quoteStages),
        datecreated: date,
        validuntil: date,
        total: money,
        currencycode: text,
      }),
    ),
  },
  rows: "quotes",
  extension: true,
});
