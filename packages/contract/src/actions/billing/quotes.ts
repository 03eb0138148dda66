import { action, type WireForm } from "../../action.ts";
import {
  absent,
  choice,
  count,
  date,
  day,
  fields,
  flag,
  id,
  idText,
  int,
  isRecord,
  items,
  list,
  localDate,
  money,
  nullable,
  number,
  numberText,
  opt,
  row,
  serialized,
  text,
  word,
} from "../../wire.ts";
import { clientRow } from "../client/rows.ts";
import { quoteStages } from "../states.ts";

/** Lines of a quote. They are called description, quantity and unitprice where a quote is read. */
const lineitems = serialized(
  items(
    fields({
      id: opt(int),
      desc: opt(text),
      qty: opt(number),
      up: opt(money),
      discount: opt(money),
      taxable: opt(flag.json),
    }),
  ),
);

/** Some clients send the lines' whole text under the name `lineitems[0]`. */
const unwrapLines = {
  write: (form: WireForm) => form,
  read: (form: WireForm): WireForm => {
    const { lineitems: lines } = form;
    return isRecord(lines) && typeof lines["0"] === "string" ? { ...form, lineitems: lines["0"] } : form;
  },
};

/** For whom a quote is: a client by `userid`, or somebody by name and address. */
const recipient = {
  userid: opt(int),
  firstname: opt(text, { keepEmpty: true }),
  lastname: opt(text, { keepEmpty: true }),
  companyname: opt(text, { keepEmpty: true }),
  email: opt(text, { keepEmpty: true }),
  address1: opt(text, { keepEmpty: true }),
  address2: opt(text, { keepEmpty: true }),
  city: opt(text, { keepEmpty: true }),
  state: opt(text, { keepEmpty: true }),
  country: opt(text, { keepEmpty: true }),
  phonenumber: opt(text, { keepEmpty: true }),
  tax_id: opt(text, { keepEmpty: true }),
  currency: opt(int),
  proposal: opt(text, { keepEmpty: true }),
  customernotes: opt(text, { keepEmpty: true }),
  adminnotes: opt(text, { keepEmpty: true }),
};

/**
 * Makes a quote for a client (`userid`) or for somebody who is none yet. The dates travel as the installation's
 * localisation settings say.
 * @see https://developers.whmcs.com/api-reference/createquote/
 */
export const createQuote = action("CreateQuote", {
  group: "Billing",
  effect: "write",
  input: {
    subject: text,
    stage: choice(...quoteStages),
    validuntil: localDate,
    datecreated: opt(localDate),
    lineitems: opt(lineitems),
    ...recipient,
    postcode: opt(text),
  },
  output: { quoteid: idText },
  pack: unwrapLines,
  errors: ["Subject is required", "Invalid Stage", "Valid Until is required"],
});

/**
 * Changes a quote. A line with an `id` is changed, one without is added.
 * @see https://developers.whmcs.com/api-reference/updatequote/
 */
export const updateQuote = action("UpdateQuote", {
  group: "Billing",
  effect: "write",
  input: {
    quoteid: id,
    subject: opt(text),
    stage: opt(choice(...quoteStages)),
    validuntil: opt(localDate),
    datecreated: opt(localDate),
    lineitems: opt(lineitems),
    ...recipient,
  },
  specificationOnly: { postcode: opt(text) },
  output: {},
  pack: unwrapLines,
  errors: ["Quote ID Not Found", "Invalid Stage"],
});

/**
 * Lists quotes with their lines, newest first. `client` is null for somebody who is none; adminnotes are for staff only.
 * @see https://developers.whmcs.com/api-reference/getquotes/
 */
export const getQuotes = action("GetQuotes", {
  group: "Billing",
  effect: "read",
  input: {
    limitstart: opt(int),
    limitnum: opt(int),
    quoteid: opt(int),
    userid: opt(int),
    subject: opt(text),
    stage: opt(choice(...quoteStages)),
    datecreated: opt(day),
    lastmodified: opt(day),
    validuntil: opt(day),
  },
  aliases: { id: "quoteid" },
  output: {
    totalresults: count,
    startnumber: count,
    numreturned: count,
    quotes: list(
      "quote",
      row({
        id,
        subject: text,
        stage: word(...quoteStages),
        validuntil: date,
        userid: count,
        client: nullable(clientRow),
        firstname: text,
        lastname: text,
        companyname: text,
        email: text,
        address1: text,
        address2: text,
        city: text,
        state: text,
        postcode: text,
        country: text,
        phonenumber: text,
        tax_id: text,
        currency: count,
        subtotal: money,
        tax1: money,
        tax2: money,
        total: money,
        proposal: text,
        customernotes: text,
        adminnotes: text,
        datecreated: date,
        lastmodified: date,
        datesent: date,
        dateaccepted: date,
        items: list(
          "item",
          row({
            id,
            description: text,
            quantity: numberText,
            unitprice: money,
            discount: money,
            taxable: flag.number,
          }),
        ),
      }),
    ),
  },
  rows: "quotes",
});

/**
 * Accepts a quote and makes its invoice, whoever's it is: check that before.
 * @see https://developers.whmcs.com/api-reference/acceptquote/
 */
export const acceptQuote = action("AcceptQuote", {
  group: "Billing",
  effect: "write",
  input: { quoteid: id },
  output: { invoiceid: absent(int) },
  errors: ["Quote ID Not Found"],
});

/**
 * Sends a quote by e-mail, and marks it as delivered.
 * @see https://developers.whmcs.com/api-reference/sendquote/
 */
export const sendQuote = action("SendQuote", {
  group: "Billing",
  effect: "write",
  input: { quoteid: id },
  output: {},
  errors: ["Quote ID Not Found"],
});

/**
 * Deletes a quote for good.
 * @see https://developers.whmcs.com/api-reference/deletequote/
 */
export const deleteQuote = action("DeleteQuote", {
  group: "Billing",
  effect: "write",
  input: { quoteid: id },
  output: {},
  errors: ["Quote ID Not Found"],
});
