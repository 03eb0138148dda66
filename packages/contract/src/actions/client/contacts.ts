import { action } from "../../action.ts";
import {
  absent,
  commaList,
  count,
  dateTime,
  flag,
  id,
  idText,
  int,
  json,
  list,
  moment,
  nullable,
  opt,
  row,
  text,
} from "../../wire.ts";
import { emailPreferencesInput } from "./rows.ts";

/** Sub-accounts are gone from WHMCS: a user who is invited to a client is what they were. */
const subAccount = { subaccount: opt(flag.text), permissions: opt(commaList(text)) };

/**
 * Adds a contact to a client. One who shall log in is a user: AddUser and CreateClientInvite.
 * @see https://developers.whmcs.com/api-reference/addcontact/
 */
export const addContact = action("AddContact", {
  group: "Client",
  effect: "write",
  input: {
    clientid: id,
    firstname: opt(text),
    lastname: opt(text),
    companyname: opt(text),
    email: opt(text),
    address1: opt(text),
    address2: opt(text),
    city: opt(text),
    state: opt(text),
    postcode: opt(text),
    country: opt(text),
    phonenumber: opt(text),
    tax_id: opt(text),
    email_preferences: opt(emailPreferencesInput),
  },
  specificationOnly: subAccount,
  output: { contactid: id },
  errors: ["Client ID Not Found", "Duplicate Email Address"],
});

/**
 * Changes a contact. Only what is passed changes; "" clears a text.
 * @see https://developers.whmcs.com/api-reference/updatecontact/
 */
export const updateContact = action("UpdateContact", {
  group: "Client",
  effect: "write",
  input: {
    contactid: id,
    firstname: opt(text, { keepEmpty: true }),
    lastname: opt(text, { keepEmpty: true }),
    companyname: opt(text, { keepEmpty: true }),
    email: opt(text, { keepEmpty: true }),
    address1: opt(text, { keepEmpty: true }),
    address2: opt(text, { keepEmpty: true }),
    city: opt(text, { keepEmpty: true }),
    state: opt(text, { keepEmpty: true }),
    postcode: opt(text, { keepEmpty: true }),
    country: opt(text),
    phonenumber: opt(text, { keepEmpty: true }),
    email_preferences: opt(emailPreferencesInput),
  },
  specificationOnly: { clientid: opt(int), ...subAccount },
  output: { contactid: idText },
  errors: [
    "Contact ID Not Found",
    "Duplicate Email Address",
    "You must have at least one email address enabled to receive domain related notifications as required by ICANN. To disable domain notifications, please enable domain notifications for the primary account holder or another contact",
  ],
});

/**
 * Lists contacts; `userid` is the client's id. Without it, contacts of all clients come.
 * @see https://developers.whmcs.com/api-reference/getcontacts/
 */
export const getContacts = action("GetContacts", {
  group: "Client",
  effect: "read",
  input: {
    limitstart: opt(int),
    limitnum: opt(int),
    userid: opt(int),
    firstname: opt(text),
    lastname: opt(text),
    companyname: opt(text),
    email: opt(text),
    address1: opt(text),
    address2: opt(text),
    city: opt(text),
    state: opt(text),
    postcode: opt(text),
    country: opt(text),
    phonenumber: opt(text),
  },
  aliases: { clientid: "userid" },
  output: {
    totalresults: count,
    startnumber: count,
    numreturned: count,
    contacts: list(
      "contact",
      row({
        id,
        userid: id,
        firstname: text,
        lastname: text,
        companyname: absent(text),
        email: text,
        address1: text,
        address2: text,
        city: text,
        state: text,
        postcode: text,
        country: text,
        phonenumber: text,
        tax_id: absent(text),
        domainemails: flag.json,
        generalemails: flag.json,
        invoiceemails: flag.json,
        productemails: flag.json,
        supportemails: flag.json,
        affiliateemails: flag.json,
        created_at: dateTime,
        updated_at: dateTime,
      }),
    ),
  },
  rows: "contacts",
});

/**
 * Deletes a contact, whoever's it is: check that before.
 * @see https://developers.whmcs.com/api-reference/deletecontact/
 */
export const deleteContact = action("DeleteContact", {
  group: "Client",
  effect: "write",
  input: { contactid: id },
  output: { contactid: idText },
  errors: ["Contact ID Not Found"],
});

/** A time that is null in the answer where there is none. */
const timeOrNull = nullable(dateTime);

/**
 * Lists the e-mails that were sent to a client, newest first. Each `message` is a whole HTML document.
 * @see https://developers.whmcs.com/api-reference/getemails/
 */
export const getEmails = action("GetEmails", {
  group: "Client",
  effect: "read",
  input: { clientid: id, limitstart: opt(int), limitnum: opt(int), date: opt(moment), subject: opt(text) },
  output: {
    totalresults: count,
    startnumber: count,
    numreturned: count,
    emails: list(
      "email",
      row({
        id,
        userid: id,
        subject: text,
        message: text,
        date: dateTime,
        to: text,
        cc: text,
        bcc: text,
        attachments: json,
        pending: flag.number,
        message_data: json,
        failed: flag.number,
        failure_reason: text,
        retry_count: count,
        created_at: timeOrNull,
        updated_at: timeOrNull,
        campaign_id: count,
      }),
    ),
  },
  rows: "emails",
  errors: ["Client ID Not Found"],
});
