import { action } from "../../action.ts";
import {
  absent,
  blank,
  commaList,
  count,
  countText,
  date,
  dateTime,
  flag,
  id,
  idText,
  int,
  intText,
  list,
  mapOf,
  money,
  opt,
  row,
  text,
  word,
} from "../../wire.ts";
import { domainStates, serviceStates } from "../states.ts";

/**
 * Lists domains, of one client or of all. registrationdate, the specification's name of regdate, comes from Kraken's backend;
 * so does `stats`, where it is asked for: how many of all that match are in each status, on this page or not.
 * @see https://developers.whmcs.com/api-reference/getclientsdomains/
 */
export const getClientsDomains = action("GetClientsDomains", {
  group: "Client",
  effect: "read",
  input: { limitstart: opt(int), limitnum: opt(int), clientid: opt(int), domainid: opt(int), domain: opt(text) },
  specificationOnly: { stats: opt(flag.text) },
  output: {
    clientid: blank(intText),
    domainid: blank(intText),
    totalresults: countText,
    startnumber: countText,
    numreturned: countText,
    domains: list(
      "domain",
      row({
        id: idText,
        userid: idText,
        orderid: countText,
        regtype: word("Register", "Transfer"),
        domainname: text,
        registrar: text,
        regperiod: countText,
        firstpaymentamount: money,
        recurringamount: money,
        paymentmethod: text,
        paymentmethodname: text,
        regdate: date,
        registrationdate: absent(date),
        expirydate: date,
        nextduedate: date,
        status: word(...domainStates),
        subscriptionid: text,
        promoid: countText,
        dnsmanagement: flag.text,
        emailforwarding: flag.text,
        idprotection: flag.text,
        donotrenew: flag.text,
        notes: text,
      }),
      "blank",
    ),
    stats: absent(mapOf(count)),
  },
  rows: "domains",
  krakenFields: ["domains.registrationdate", "stats"],
});

/**
 * Lists addons that were bought, of one client, of services (several ids are fine), or one kind of them: `addonid`.
 * @see https://developers.whmcs.com/api-reference/getclientsaddons/
 */
export const getClientsAddons = action("GetClientsAddons", {
  group: "Client",
  effect: "read",
  input: { serviceid: opt(commaList(id)), clientid: opt(int), addonid: opt(int) },
  specificationOnly: { limitstart: opt(int), limitnum: opt(int) },
  output: {
    serviceid: commaList(id),
    clientid: blank(intText),
    totalresults: countText,
    addons: list(
      "addon",
      row({
        id: idText,
        qty: countText,
        userid: idText,
        orderid: countText,
        serviceid: countText,
        addonid: countText,
        name: text,
        setupfee: money,
        recurring: money,
        billingcycle: text,
        tax: flag.on,
        status: word(...serviceStates),
        regdate: date,
        nextduedate: date,
        nextinvoicedate: date,
        paymentmethod: text,
        paymentmethodname: text,
        notes: text,
      }),
    ),
  },
  rows: "addons",
});

/**
 * Lists requests to cancel a service; relid is the service's id.
 * @see https://developers.whmcs.com/api-reference/getcancelledpackages/
 */
export const getCancelledPackages = action("GetCancelledPackages", {
  group: "Client",
  effect: "read",
  input: { limitstart: opt(int), limitnum: opt(int) },
  output: {
    totalresults: countText,
    startnumber: countText,
    numreturned: countText,
    packages: list(
      "package",
      row({
        id: idText,
        date: dateTime,
        relid: countText,
        reason: text,
        type: word("Immediate", "End of Billing Period"),
        created_at: dateTime,
        updated_at: dateTime,
      }),
    ),
  },
  rows: "packages",
});
