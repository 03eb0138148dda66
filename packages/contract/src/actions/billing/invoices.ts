import { action } from "../../action.ts";
import {
  choice,
  choiceOr,
  count,
  date,
  dateTime,
  day,
  flag,
  id,
  int,
  items,
  list,
  mapOf,
  moment,
  money,
  nullable,
  opt,
  row,
  slots,
  text,
} from "../../wire.ts";
import { numberedLines } from "./numbered-lines.ts";
import { invoiceStatus, taxRate, transaction } from "./rows.ts";

const statuses = ["Unpaid", "Paid", "Cancelled", "Refunded", "Collections", "Draft", "Payment Pending"] as const;

/**
 * Lists invoices, of one client (`userid` is the client's id) or of all. The status Overdue means unpaid and past due.
 * @see https://developers.whmcs.com/api-reference/getinvoices/
 */
export const getInvoices = action("GetInvoices", {
  group: "Billing",
  effect: "read",
  input: {
    limitstart: opt(int),
    limitnum: opt(int),
    userid: opt(int),
    status: opt(text),
    orderby: opt(
      choiceOr({ invoicenum: "invoicenumber" }, "id", "invoicenumber", "date", "duedate", "total", "status"),
    ),
    order: opt(choice("asc", "desc")),
  },
  output: {
    totalresults: count,
    startnumber: count,
    numreturned: count,
    invoices: list(
      "invoice",
      row({
        id,
        userid: id,
        firstname: text,
        lastname: text,
        companyname: text,
        invoicenum: text,
        date: date,
        duedate: date,
        datepaid: dateTime,
        last_capture_attempt: dateTime,
        date_refunded: dateTime,
        date_cancelled: dateTime,
        subtotal: money,
        credit: money,
        tax: money,
        tax2: money,
        total: money,
        taxrate: taxRate,
        taxrate2: taxRate,
        status: invoiceStatus(),
        paymentmethod: text,
        paymethodid: nullable(int),
        notes: text,
        created_at: dateTime,
        updated_at: dateTime,
        currencycode: text,
        currencyprefix: text,
        currencysuffix: text,
      }),
    ),
  },
  rows: "invoices",
});

/**
 * One invoice with its lines and transactions. balance is what is still to pay; amounts are in the client's currency,
 * which the answer does not name.
 * @see https://developers.whmcs.com/api-reference/getinvoice/
 */
export const getInvoice = action("GetInvoice", {
  group: "Billing",
  effect: "read",
  input: { invoiceid: id },
  output: {
    invoiceid: id,
    invoicenum: text,
    userid: id,
    date: date,
    duedate: date,
    datepaid: dateTime,
    lastcaptureattempt: dateTime,
    subtotal: money,
    credit: money,
    tax: money,
    tax2: money,
    total: money,
    balance: money,
    taxrate: taxRate,
    taxrate2: taxRate,
    status: invoiceStatus(),
    paymentmethod: text,
    notes: text,
    ccgateway: flag.json,
    items: list("item", row({ id, type: text, relid: count, description: text, amount: money, taxed: flag.number })),
    transactions: list("transaction", transaction, "blank"),
  },
  errors: ["Invoice ID Not Found"],
});

/**
 * Makes an invoice of the client `userid`. Its lines are three lists of the same length; on the wire itemdescription1,
 * itemamount1, itemtaxed1 and so on. A draft can't be sent in the same call.
 * @see https://developers.whmcs.com/api-reference/createinvoice/
 */
export const createInvoice = action("CreateInvoice", {
  group: "Billing",
  effect: "write",
  input: {
    userid: id,
    status: opt(choice(...statuses)),
    draft: opt(flag.text),
    sendinvoice: opt(flag.text),
    paymentmethod: opt(text),
    taxrate: opt(taxRate),
    taxrate2: opt(taxRate),
    date: opt(day),
    duedate: opt(day),
    notes: opt(text),
    itemdescription: opt(slots(text, { keepEmpty: true })),
    itemamount: opt(slots(money)),
    itemtaxed: opt(slots(flag.text)),
    autoapplycredit: opt(flag.text),
  },
  output: { invoiceid: id, status: invoiceStatus() },
  pack: numberedLines("itemdescription", "itemamount", "itemtaxed"),
  errors: [
    "Client ID Not Found",
    "Cannot create and send a draft invoice in a single API request. Please create and send separately.",
  ],
});

/**
 * Changes an invoice. itemdescription, itemamount and itemtaxed are maps by the line's id, and a line that changes needs
 * all three; the lists newitem… add lines. `publish` and `publishandsendemail` are for drafts.
 * @see https://developers.whmcs.com/api-reference/updateinvoice/
 */
export const updateInvoice = action("UpdateInvoice", {
  group: "Billing",
  effect: "write",
  input: {
    invoiceid: id,
    status: opt(choice(...statuses)),
    paymentmethod: opt(text),
    taxrate: opt(taxRate),
    taxrate2: opt(taxRate),
    credit: opt(money),
    date: opt(day),
    duedate: opt(day),
    datepaid: opt(moment),
    notes: opt(text, { keepEmpty: true }),
    itemdescription: opt(mapOf(text)),
    itemamount: opt(mapOf(money)),
    itemtaxed: opt(mapOf(flag.text)),
    newitemdescription: opt(slots(text, { keepEmpty: true })),
    newitemamount: opt(slots(money)),
    newitemtaxed: opt(slots(flag.text)),
    deletelineids: opt(items(id, { commas: true })),
    publish: opt(flag.text),
    publishandsendemail: opt(flag.text),
  },
  specificationOnly: { userid: opt(int), sendinvoice: opt(flag.text) },
  output: { invoiceid: id },
  errors: [
    "Invoice ID Not Found",
    "Invoice must be in Draft status to be published",
    "Missing Variables: itemdescription, itemamount and itemtaxed are required for each item being changed",
    "Invalid status $status",
  ],
});
