import { z } from "zod";
import { action } from "../../action.ts";
import {
  absent,
  type Codec,
  choice,
  count,
  countText,
  date,
  day,
  flag,
  id,
  idText,
  int,
  intText,
  items,
  list,
  localDateOrTime,
  moment,
  money,
  number,
  opt,
  row,
  text,
} from "../../wire.ts";
import { exchangeRate, transaction } from "./rows.ts";

/**
 * Records a payment of an invoice; without an amount, of all that is due. The same transid again is not paid twice.
 * @see https://developers.whmcs.com/api-reference/addinvoicepayment/
 */
export const addInvoicePayment = action("AddInvoicePayment", {
  group: "Billing",
  effect: "write",
  input: {
    invoiceid: id,
    transid: text,
    gateway: text,
    date: moment,
    amount: opt(money),
    fees: opt(money),
    noemail: opt(flag.text),
  },
  output: {},
  errors: ["Invoice ID Not Found", "It is not possible to add a payment to an invoice that is Cancelled"],
});

/**
 * Lists transactions, of one client, of one invoice, or of one number of the gateway's. WHMCS answers all of them at
 * once; the specification has pages.
 * @see https://developers.whmcs.com/api-reference/gettransactions/
 */
export const getTransactions = action("GetTransactions", {
  group: "Billing",
  effect: "read",
  input: { invoiceid: opt(int), clientid: opt(int), transid: opt(text) },
  specificationOnly: {
    limitstart: opt(int),
    limitnum: opt(int),
    orderby: opt(choice("date", "amount")),
    order: opt(choice("asc", "desc")),
  },
  output: {
    totalresults: count,
    startnumber: count,
    numreturned: count,
    transactions: list("transaction", transaction),
  },
  rows: "transactions",
});

/**
 * Records a transaction of a client (`userid`), of an invoice, or of neither: then `currencyid` is needed. `credit` puts
 * the amount on the client's balance. WHMCS does not answer the id; Kraken's backend does.
 * @see https://developers.whmcs.com/api-reference/addtransaction/
 */
export const addTransaction = action("AddTransaction", {
  group: "Billing",
  effect: "write",
  input: {
    paymentmethod: text,
    userid: opt(int),
    invoiceid: opt(int),
    transid: opt(text),
    date: opt(localDateOrTime),
    currencyid: opt(int),
    description: opt(text),
    amountin: opt(money),
    fees: opt(money),
    amountout: opt(money),
    rate: opt(exchangeRate),
    credit: opt(flag.text),
    allowduplicatetransid: opt(flag.text),
  },
  aliases: { gateway: "paymentmethod" },
  specificationOnly: { netamount: opt(money) },
  output: { transactionid: absent(intText) },
  krakenFields: ["transactionid"],
  errors: [
    "Client ID Not Found",
    "Invoice ID Not Found",
    "User ID does not own the given Invoice ID",
    "Currency ID Not Found",
    "Currency ID does not match Client currency",
    "A Currency ID is required for non-customer related transactions",
    "Payment Method is required",
    "Transaction ID must be Unique",
  ],
});

/**
 * Changes a transaction. Only what is passed changes.
 * @see https://developers.whmcs.com/api-reference/updatetransaction/
 */
export const updateTransaction = action("UpdateTransaction", {
  group: "Billing",
  effect: "write",
  input: {
    transactionid: id,
    refundid: opt(int),
    userid: opt(int),
    invoiceid: opt(int),
    transid: opt(text),
    date: opt(day),
    gateway: opt(text),
    currency: opt(int),
    description: opt(text, { keepEmpty: true }),
    amountin: opt(money),
    fees: opt(money),
    amountout: opt(money),
    rate: opt(exchangeRate),
    credit: opt(flag.text),
  },
  output: { transactionid: absent(intText) },
});

/**
 * Charges an invoice to the client's stored pay method. `cvv` is the card's code, where the gateway asks for it.
 * @see https://developers.whmcs.com/api-reference/capturepayment/
 */
export const capturePayment = action("CapturePayment", {
  group: "Billing",
  effect: "write",
  input: { invoiceid: id, cvv: opt(text) },
  output: {},
  errors: ["Invoice Not Found or Not Unpaid", "Payment Attempt Failed"],
});

/**
 * Adds to a client's credit balance, or takes off it (`type` remove). The amount is positive in both cases.
 * @see https://developers.whmcs.com/api-reference/addcredit/
 */
export const addCredit = action("AddCredit", {
  group: "Billing",
  effect: "write",
  input: {
    clientid: id,
    description: text,
    amount: money,
    date: opt(day),
    adminid: opt(int),
    type: opt(choice("add", "remove")),
  },
  output: { newbalance: money },
  errors: [
    "Type can only be add or remove",
    "Client ID Not Found",
    "Admin ID Not Found",
    "No Amount Provided",
    "Amount must be in decimal format: ### or ###.##",
    "Date Format is not Valid",
  ],
});

/**
 * Lists what was added to a client's credit balance and taken off it (negative), all at once.
 * @see https://developers.whmcs.com/api-reference/getcredits/
 */
export const getCredits = action("GetCredits", {
  group: "Billing",
  effect: "read",
  input: { clientid: id },
  output: {
    totalresults: countText,
    clientid: idText,
    credits: list("credit", row({ id: idText, date: date, description: text, amount: money, relid: countText })),
  },
  errors: ["Client ID Not Found"],
});

/** An amount, or "full": as much as there is. */
const amountOrFull = z.union([choice("full"), money]) as Codec<string>;

/**
 * Pays an invoice from the client's credit balance: an amount, or "full" for as much as the balance and the invoice allow.
 * @see https://developers.whmcs.com/api-reference/applycredit/
 */
export const applyCredit = action("ApplyCredit", {
  group: "Billing",
  effect: "write",
  input: { invoiceid: id, amount: opt(amountOrFull), noemail: opt(flag.text) },
  output: { invoiceid: idText, amount: money, invoicepaid: flag.words },
  errors: [
    "Invoice ID Not Found",
    "Invoice Not in Unpaid Status",
    "Amount exceeds customer credit balance",
    "Amount Exceeds Invoice Balance",
    "Credit Amount to apply must be greater than zero",
  ],
});

/**
 * Notes something to invoice a client for: hours or a quantity at a price, once or again and again.
 * @see https://developers.whmcs.com/api-reference/addbillableitem/
 */
export const addBillableItem = action("AddBillableItem", {
  group: "Billing",
  effect: "write",
  input: {
    clientid: id,
    description: text,
    amount: money,
    unit: choice("hours", "quantity"),
    quantity: opt(number),
    invoiceaction: opt(choice("noinvoice", "nextcron", "nextinvoice", "duedate", "recur")),
    recur: opt(int),
    recurcycle: opt(choice("Days", "Weeks", "Months", "Years")),
    recurfor: opt(int),
    duedate: opt(day),
  },
  output: { billableid: id },
  envelope: "status",
  errors: [
    "Client ID not Found",
    "You must provide a description",
    "Invalid Invoice Action",
    "Recurring must have a unit, cycle and limit",
    "Due date is required",
    "Invalid Unit, please specify either 'hours' or 'quantity'",
    "Invalid Date Format - Expected: 'YYYY-mm-dd'",
  ],
});

/**
 * Makes the invoices that are due now: of everybody, of one client, or of single services, domains and addons.
 * @see https://developers.whmcs.com/api-reference/geninvoices/
 */
export const genInvoices = action("GenInvoices", {
  group: "Billing",
  effect: "write",
  input: {
    noemails: opt(flag.text),
    clientid: opt(int),
    serviceids: opt(items(id, { commas: true })),
    domainids: opt(items(id, { commas: true })),
    addonids: opt(items(id, { commas: true })),
  },
  output: { numcreated: countText, latestinvoiceid: absent(int) },
  errors: ["Client ID Not Found"],
});
