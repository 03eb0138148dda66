import { action } from "../../action.ts";
import { absent, count, date, flag, id, int, list, mapOf, money, opt, plainList, row, text } from "../../wire.ts";
import { clientStatus } from "./rows.ts";
import { clientStats } from "./stats.ts";

const clientDetails = row({
  client_id: count,
  owner_user_id: count,
  userid: count,
  id,
  uuid: text,
  firstname: text,
  lastname: text,
  fullname: text,
  companyname: text,
  email: text,
  address1: text,
  address2: text,
  city: text,
  fullstate: text,
  state: text,
  postcode: text,
  countrycode: text,
  country: text,
  phonenumber: text,
  tax_id: text,
  email_preferences: mapOf(flag.text),
  statecode: text,
  countryname: text,
  phonecc: text,
  phonenumberformatted: text,
  telephoneNumber: text,
  billingcid: count,
  notes: text,
  currency: count,
  defaultgateway: text,
  groupid: count,
  status: clientStatus(),
  credit: money,
  taxexempt: flag.json,
  latefeeoveride: flag.json,
  overideduenotices: flag.json,
  separateinvoices: flag.json,
  disableautocc: flag.json,
  emailoptout: flag.json,
  marketing_emails_opt_in: flag.json,
  overrideautoclose: flag.json,
  allowSingleSignOn: flag.number,
  email_verified: flag.json,
  language: text,
  isOptedInToMarketingEmails: flag.json,
  lastlogin: text,
  currency_code: text,
  customfields: plainList(row({ id, value: text })),
  datecreated: absent(date),
  users: list("user", row({ id, name: text, email: text, is_owner: flag.json })),
  stats: absent(clientStats),
});

/**
 * Everything about one client, named by clientid or email; with `stats`, his figures beside it. Newer servers and the
 * specification have `datecreated` and the figures in the client too: null where they are not.
 * @see https://developers.whmcs.com/api-reference/getclientsdetails/
 */
export const getClientsDetails = action("GetClientsDetails", {
  group: "Client",
  effect: "read",
  input: { clientid: opt(int), email: opt(text), stats: opt(flag.text) },
  output: { client: clientDetails, stats: absent(clientStats) },
  krakenFields: ["client.datecreated", "client.stats"],
  errors: ["Either clientid Or email Is Required", "Client Not Found"],
});

/**
 * Lists the groups of clients, with their discounts.
 * @see https://developers.whmcs.com/api-reference/getclientgroups/
 */
export const getClientGroups = action("GetClientGroups", {
  group: "Client",
  effect: "read",
  input: {},
  output: {
    totalresults: count,
    groups: list(
      "group",
      row({
        id,
        groupname: text,
        groupcolour: text,
        discountpercent: money,
        susptermexempt: flag.on,
        separateinvoices: flag.on,
      }),
    ),
  },
});
