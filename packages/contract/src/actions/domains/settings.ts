import { action } from "../../action.ts";
import {
  absent,
  choice,
  day,
  flag,
  id,
  int,
  jsonObject,
  mapOf,
  money,
  opt,
  text,
  word,
  xmlContacts,
} from "../../wire.ts";

/** One of a domain's contacts. Its fields differ from registrar to registrar. */
const contact = jsonObject(mapOf(text));

/**
 * A domain's contacts as the registrar has them. The fields' names are the registrar's, and so are further roles.
 * @see https://developers.whmcs.com/api-reference/domaingetwhoisinfo/
 */
export const domainGetWhoisInfo = action("DomainGetWhoisInfo", {
  group: "Domains",
  effect: "read",
  input: { domainid: id },
  output: { Registrant: absent(contact), Admin: absent(contact), Tech: absent(contact) },
  errors: ["Domain ID Not Found", "Registrar Error Message"],
});

/**
 * Changes a domain's contacts at the registrar: an object of roles, each an object of fields, which travels as XML.
 * @see https://developers.whmcs.com/api-reference/domainupdatewhoisinfo/
 */
export const domainUpdateWhoisInfo = action("DomainUpdateWhoisInfo", {
  group: "Domains",
  effect: "write",
  input: { domainid: id, xml: xmlContacts },
  aliases: { contactdetails: "xml" },
  output: {},
  errors: ["Domain ID Not Found", "XML Required", "Registrar Error Message"],
});

/**
 * Is a domain locked against transfers?
 * @see https://developers.whmcs.com/api-reference/domaingetlockingstatus/
 */
export const domainGetLockingStatus = action("DomainGetLockingStatus", {
  group: "Domains",
  effect: "read",
  input: { domainid: id },
  output: { lockstatus: word("locked", "unlocked") },
  errors: ["Domain ID Not Found"],
});

/**
 * Locks a domain against transfers, or unlocks it.
 * @see https://developers.whmcs.com/api-reference/domainupdatelockingstatus/
 */
export const domainUpdateLockingStatus = action("DomainUpdateLockingStatus", {
  group: "Domains",
  effect: "write",
  input: { domainid: id, lockstatus: opt(flag.text) },
  output: {},
  errors: [
    "Domain ID Not Found",
    "Registrar Error Message",
    "An invalid configuration was detected with the registrar module",
  ],
});

/**
 * A domain's nameservers as the registrar has them.
 * @see https://developers.whmcs.com/api-reference/domaingetnameservers/
 */
export const domainGetNameservers = action("DomainGetNameservers", {
  group: "Domains",
  effect: "read",
  input: { domainid: id },
  output: { ns1: text, ns2: text, ns3: absent(text), ns4: absent(text), ns5: absent(text) },
  errors: ["Domain ID Not Found", "Registrar Function Not Supported", "Registrar Error Message"],
});

/**
 * Changes a domain's nameservers at the registrar.
 * @see https://developers.whmcs.com/api-reference/domainupdatenameservers/
 */
export const domainUpdateNameservers = action("DomainUpdateNameservers", {
  group: "Domains",
  effect: "write",
  input: {
    domainid: opt(int),
    domain: opt(text),
    ns1: text,
    ns2: text,
    ns3: opt(text),
    ns4: opt(text),
    ns5: opt(text),
  },
  output: {},
  errors: ["Domain ID Not Found", "ns1 and ns2 required", "Registrar Error Message"],
});

/**
 * Turns the hiding of a domain's contacts on or off at the registrar.
 * @see https://developers.whmcs.com/api-reference/domaintoggleidprotect/
 */
export const domainToggleIdProtect = action("DomainToggleIdProtect", {
  group: "Domains",
  effect: "write",
  input: { domainid: id, idprotect: opt(flag.text) },
  aliases: { protectenable: "idprotect" },
  output: {},
  errors: ["Domain ID Not Found", "Registrar Error Message"],
});

/**
 * Changes a domain's record. Only `updatens` reaches the registrar, with ns1 to ns5. `autorecalc` works the recurring
 * amount out anew; `donotrenew` stops the automatic renewal.
 * @see https://developers.whmcs.com/api-reference/updateclientdomain/
 */
export const updateClientDomain = action("UpdateClientDomain", {
  group: "Domains",
  effect: "write",
  input: {
    domainid: id,
    dnsmanagement: opt(flag.text),
    emailforwarding: opt(flag.text),
    idprotection: opt(flag.text),
    donotrenew: opt(flag.text),
    type: opt(choice("Register", "Transfer")),
    regdate: opt(day),
    nextduedate: opt(day),
    expirydate: opt(day),
    domain: opt(text),
    firstpaymentamount: opt(money),
    recurringamount: opt(money),
    registrar: opt(text, { keepEmpty: true }),
    regperiod: opt(int),
    paymentmethod: opt(text),
    subscriptionid: opt(text, { keepEmpty: true }),
    status: opt(text),
    notes: opt(text, { keepEmpty: true }),
    promoid: opt(int),
    autorecalc: opt(flag.text),
    updatens: opt(flag.text),
    ns1: opt(text),
    ns2: opt(text),
    ns3: opt(text),
    ns4: opt(text),
    ns5: opt(text),
  },
  output: { domainid: id },
  errors: ["Domain ID Not Found", "The Registrar is not active", "ns1 and ns2 required", "Registrar Error Message"],
});
