import { action } from "../../action.ts";
import {
  choice,
  count,
  date,
  dateTime,
  day,
  flag,
  id,
  int,
  money,
  opt,
  plainList,
  row,
  text,
  word,
} from "../../wire.ts";
import { clientStates, domainStates, invoiceStates, serviceStates } from "../states.ts";
import { asked, paged } from "./list-parts.ts";

/**
 * Lists clients as GetClients does, of one group too, and by their number. With each are his group, how many of his services
 * are active, his credit, what he has to pay (`balance`), and how much of that is past due.
 */
export const krakenGetClients = action("KrakenGetClients", {
  group: "Kraken",
  effect: "read",
  input: {
    search: asked.search,
    status: opt(choice(...clientStates)),
    groupid: opt(int),
    order: asked.order,
    orderby: opt(choice("id", "firstname", "companyname", "email", "datecreated", "status")),
    limitstart: asked.limitstart,
    limitnum: asked.limitnum,
  },
  output: {
    ...paged,
    clients: plainList(
      row({
        id,
        firstname: text,
        lastname: text,
        companyname: text,
        email: text,
        datecreated: date,
        groupid: count,
        groupname: text,
        status: word(...clientStates),
        activeservices: count,
        credit: money,
        balance: money,
        overdue: money,
        currencycode: text,
      }),
    ),
  },
  rows: "clients",
  extension: true,
});

/**
 * Lists invoices across all clients: as GetInvoices does, and by a number, or by words of their client. `total` is the
 * whole invoice, `balance` what is left to pay. The status Overdue means unpaid and past due.
 */
export const krakenGetInvoices = action("KrakenGetInvoices", {
  group: "Kraken",
  effect: "read",
  input: {
    ...asked,
    status: opt(text),
    orderby: opt(choice("id", "invoicenumber", "date", "duedate", "total", "status")),
  },
  output: {
    ...paged,
    invoices: plainList(
      row({
        id,
        invoicenum: text,
        clientid: id,
        clientname: text,
        date: date,
        duedate: date,
        datepaid: dateTime,
        total: money,
        credit: money,
        balance: money,
        status: word(...invoiceStates),
        paymentmethod: text,
        currencycode: text,
      }),
    ),
  },
  rows: "invoices",
  extension: true,
});

/**
 * Lists services across all clients, by status, product and server, and by words of theirs or of their client. Their
 * passwords are not in it.
 */
export const krakenGetServices = action("KrakenGetServices", {
  group: "Kraken",
  effect: "read",
  input: {
    ...asked,
    status: opt(text),
    pid: opt(int),
    serverid: opt(int),
    orderby: opt(choice("id", "domain", "nextduedate", "status")),
  },
  output: {
    ...paged,
    services: plainList(
      row({
        id,
        clientid: id,
        clientname: text,
        pid: id,
        name: text,
        groupname: text,
        domain: text,
        serverid: count,
        servername: text,
        status: word(...serviceStates),
        billingcycle: text,
        regdate: date,
        nextduedate: date,
        recurringamount: money,
        currencycode: text,
      }),
    ),
  },
  rows: "services",
  extension: true,
});

/**
 * Lists domains across all clients, by status, registrar and the days between which they expire, and by words of theirs or
 * of their client. Those of certain days come in the order of their expiry, the others by their ids, unless it is said.
 */
export const krakenGetDomains = action("KrakenGetDomains", {
  group: "Kraken",
  effect: "read",
  input: {
    ...asked,
    status: opt(text),
    registrar: opt(text),
    expiresfrom: opt(day),
    expiresto: opt(day),
    orderby: opt(choice("id", "domain", "expirydate", "nextduedate", "status")),
  },
  output: {
    ...paged,
    domains: plainList(
      row({
        id,
        clientid: id,
        clientname: text,
        domain: text,
        registrar: text,
        status: word(...domainStates),
        regperiod: count,
        regdate: date,
        expirydate: date,
        nextduedate: date,
        donotrenew: flag.json,
        recurringamount: money,
        currencycode: text,
      }),
    ),
  },
  rows: "domains",
  extension: true,
});

/**
 * Lists the requests to cancel a service that wait, with the service and why: the oldest first, unless asked otherwise.
 * GetCancelledPackages lists those that were done as well, and tells of no service.
 */
export const krakenGetCancelRequests = action("KrakenGetCancelRequests", {
  group: "Kraken",
  effect: "read",
  input: { order: opt(choice("asc", "desc")), limitstart: opt(int), limitnum: opt(int) },
  output: {
    ...paged,
    requests: plainList(
      row({
        id,
        serviceid: id,
        clientid: id,
        clientname: text,
        name: text,
        domain: text,
        status: word(...serviceStates),
        type: word("Immediate", "End of Billing Period"),
        reason: text,
        date: dateTime,
        nextduedate: date,
      }),
    ),
  },
  rows: "requests",
  extension: true,
});
