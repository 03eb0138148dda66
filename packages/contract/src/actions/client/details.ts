import { action } from "../../action.ts";
import { absent, count, date, flag, id, int, list, mapOf, money, opt, plainList, row, text } from "../../wire.ts";
import { clientStatus } from "./rows.ts";

/** Figures of one client. Amounts are text for display, in the client's currency ("$2645.80 USD"). */
const clientStats = row({
  numdueinvoices: count,
  dueinvoicesbalance: text,
  incredit: flag.json,
  creditbalance: text,
  grossRevenue: text,
  expenses: text,
  income: text,
  numoverdueinvoices: count,
  overdueinvoicesbalance: text,
  numDraftInvoices: count,
  draftInvoicesBalance: text,
  numunpaidinvoices: count,
  unpaidinvoicesamount: text,
  numpaidinvoices: count,
  paidinvoicesamount: text,
  numcancelledinvoices: count,
  cancelledinvoicesamount: text,
  numrefundedinvoices: count,
  refundedinvoicesamount: text,
  numcollectionsinvoices: count,
  collectionsinvoicesamount: text,
  numpaymentpendinginvoices: count,
  paymentpendinginvoicesamount: text,
  productsnumactivehosting: count,
  productsnumhosting: count,
  productsnumactivereseller: count,
  productsnumreseller: count,
  productsnumactiveservers: count,
  productsnumservers: count,
  productsnumactiveother: count,
  productsnumother: count,
  productsnumactive: count,
  productsnumtotal: count,
  numactivedomains: count,
  numdomains: count,
  numacceptedquotes: count,
  numquotes: count,
  numtickets: count,
  numactivetickets: count,
  numaffiliatesignups: count,
  isAffiliate: flag.json,
});

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
