import { action } from "../../action.ts";
import {
  absent,
  choice,
  choiceOr,
  count,
  flag,
  id,
  idText,
  int,
  intText,
  list,
  mapOf,
  opt,
  row,
  serialized,
  text,
} from "../../wire.ts";
import { clientStates } from "../states.ts";
import { clientFields, emailPreferencesInput } from "./rows.ts";
import { clientStats } from "./stats.ts";

/** Card parameters that WHMCS has deprecated; kept so that a compatible server can refuse them by name. */
const deprecatedCard = {
  cardtype: opt(text),
  cardnum: opt(text),
  expdate: opt(text),
  startdate: opt(text),
  issuenumber: opt(text),
  cvv: opt(text),
};

/**
 * Makes a client, and a user who owns it unless `owner_user_id` names one. `noemail` true sends no welcome e-mail.
 * Answers the client's id; `owner_id`, the user's, comes from newer versions and from Kraken's backend.
 * @see https://developers.whmcs.com/api-reference/addclient/
 */
export const addClient = action("AddClient", {
  group: "Client",
  effect: "write",
  input: {
    owner_user_id: opt(int),
    firstname: text,
    lastname: text,
    companyname: opt(text),
    email: text,
    address1: text,
    address2: opt(text),
    city: text,
    state: text,
    postcode: text,
    country: text,
    phonenumber: text,
    tax_id: opt(text),
    password2: opt(text),
    securityqid: opt(int),
    securityqans: opt(text),
    currency: opt(int),
    groupid: opt(int),
    customfields: opt(serialized(mapOf(text))),
    language: opt(text),
    clientip: opt(text),
    notes: opt(text),
    marketingoptin: opt(flag.text),
    noemail: opt(flag.text),
    skipvalidation: opt(flag.text),
    ...deprecatedCard,
  },
  output: { clientid: id, owner_id: absent(int) },
  errors: [
    "Invalid Owner User ID",
    "You did not enter your first name",
    "You did not enter your last name",
    "You did not enter your email address",
    "The email address you entered was not valid",
    "You did not enter your  address line 1",
    "You did not enter your city",
    "You did not enter your state",
    "You did not enter your postcode",
    "Valid country required",
    "You did not enter your phone number",
    "Invalid telephone phone number",
    "You did not provide required custom field value for",
    "The email address entered is not available for use.",
    "A user already exists with that email address",
  ],
});

/**
 * Changes a client, named by clientid or clientemail. Only what is passed changes; "" clears a text. The owner's own
 * e-mail address and password are the user's: UpdateUser and ResetPassword (the specification has `password2` here).
 * @see https://developers.whmcs.com/api-reference/updateclient/
 */
export const updateClient = action("UpdateClient", {
  group: "Client",
  effect: "write",
  input: {
    clientid: opt(int),
    clientemail: opt(text),
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
    tax_id: opt(text, { keepEmpty: true }),
    currency: opt(int),
    groupid: opt(int),
    customfields: opt(serialized(mapOf(text))),
    language: opt(text, { keepEmpty: true }),
    clientip: opt(text),
    notes: opt(text, { keepEmpty: true }),
    status: opt(choice(...clientStates)),
    paymentmethod: opt(text),
    email_preferences: opt(emailPreferencesInput),
    marketingoptin: opt(flag.text),
    clearcreditcard: opt(flag.text),
    skipvalidation: opt(flag.text),
    latefeeoveride: opt(flag.text),
    overideduenotices: opt(flag.text),
    taxexempt: opt(flag.text),
    separateinvoices: opt(flag.text),
    disableautocc: opt(flag.text),
    overrideautoclose: opt(flag.text),
    bankcode: opt(text),
    bankacct: opt(text),
    ...deprecatedCard,
  },
  specificationOnly: { password2: opt(text), noemail: opt(flag.text) },
  output: { clientid: idText },
  errors: [
    "Client ID Not Found",
    "You must have at least one email address enabled to receive domain related notifications as required by ICANN. To disable domain notifications, please create an alternative contact that is set to receive them",
    "Duplicate Email Address",
    "The email address entered is not valid",
    "Multiple Credit Card Pay Methods Found",
    "Multiple Bank Account Pay Methods Found",
  ],
});

/**
 * Closes a client: cancels his unpaid invoices, and ends his services.
 * @see https://developers.whmcs.com/api-reference/closeclient/
 */
export const closeClient = action("CloseClient", {
  group: "Client",
  effect: "write",
  input: { clientid: id },
  output: { clientid: absent(intText) },
  errors: ["Client ID Not Found", "An unexpected error occurred: xxx"],
});

/**
 * Deletes a client for good; with `deleteusers` his users who have no other client, with `deletetransactions` his
 * transactions.
 * @see https://developers.whmcs.com/api-reference/deleteclient/
 */
export const deleteClient = action("DeleteClient", {
  group: "Client",
  effect: "write",
  input: { clientid: id, deleteusers: opt(flag.text), deletetransactions: opt(flag.text) },
  output: { clientid: idText },
  errors: ["Client ID Not Found", "Client Delete Failed: xxxxxx"],
});

/**
 * Lists clients. `search` matches the beginnings of e-mail address, first, last and full name, and company.
 * With `stats` Kraken's backend answers each client's figures beside him, as GetClientsDetails has them.
 * @see https://developers.whmcs.com/api-reference/getclients/
 */
export const getClients = action("GetClients", {
  group: "Client",
  effect: "read",
  input: {
    limitstart: opt(int),
    limitnum: opt(int),
    sorting: opt(choiceOr({ asc: "ASC", desc: "DESC" }, "ASC", "DESC")),
    status: opt(choice(...clientStates)),
    search: opt(text),
    orderby: opt(choice("id", "firstname", "lastname", "companyname", "email", "groupid", "datecreated", "status")),
  },
  aliases: { order: "sorting" },
  specificationOnly: { stats: opt(flag.text) },
  output: {
    totalresults: count,
    startnumber: count,
    numreturned: count,
    clients: list("client", row({ ...clientFields, stats: absent(clientStats) })),
  },
  krakenFields: ["clients.stats"],
  rows: "clients",
});

/**
 * The hash of a client's password. WHMCS has deprecated it: users have passwords, and clients none.
 * @see https://developers.whmcs.com/api-reference/getclientpassword/
 */
export const getClientPassword = action("GetClientPassword", {
  group: "Client",
  whmcsOnly: true,
  effect: "read",
  input: { userid: opt(int), email: opt(text) },
  output: { password: text },
  errors: ["Client ID Not Found"],
});
