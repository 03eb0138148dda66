import { action } from "../action.ts";
import {
  choice,
  count,
  countText,
  date,
  dateTime,
  decimal,
  flag,
  id,
  idText,
  int,
  list,
  money,
  nullable,
  opt,
  row,
  text,
  word,
} from "../wire.ts";

const invoiceStatus = () =>
  word("Draft", "Unpaid", "Paid", "Cancelled", "Refunded", "Collections", "Payment Pending", "Overdue");

const taxRate = decimal(3);

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
    orderby: opt(choice("id", "invoicenumber", "date", "duedate", "total", "status", "invoicenum")),
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

const transaction = row({
  id: idText,
  userid: countText,
  currency: countText,
  gateway: text,
  date: dateTime,
  description: text,
  amountin: money,
  fees: money,
  amountout: money,
  rate: decimal(5),
  transid: text,
  invoiceid: countText,
  refundid: countText,
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
