import { action } from "../../action.ts";
import { absent, choice, entityText, flag, id, int, items, mapOf, opt, text } from "../../wire.ts";

/** A domain is named by its id, or by its name where that stands only once in the installation. */
const domainOrId = { domainid: opt(int), domain: opt(text) };

/** What the specification says of a domain beside its name: saved on its record before the registrar is asked. */
const recordFields = {
  regperiod: opt(int),
  paymentmethod: opt(text),
  contactdetails: opt(mapOf(mapOf(text))),
  dnsmanagement: opt(flag.text),
  emailforwarding: opt(flag.text),
  idprotection: opt(flag.text),
  nameservers: opt(items(text)),
};

const errors = ["Domain Not Found", "Registrar Error Message"];

/**
 * Sends the registrar the command to register a domain that has a record already: to buy one is AddOrder's work.
 * @see https://developers.whmcs.com/api-reference/domainregister/
 */
export const domainRegister = action("DomainRegister", {
  group: "Domains",
  effect: "write",
  input: { ...domainOrId, idnlanguage: opt(text) },
  specificationOnly: { regtype: opt(choice("register", "transfer")), ...recordFields },
  output: {},
  errors: [...errors, "Invalid IDN Language. Must be one of: xxx"],
});

/**
 * Sends the registrar the command to transfer a domain that has a record already.
 * @see https://developers.whmcs.com/api-reference/domaintransfer/
 */
export const domainTransfer = action("DomainTransfer", {
  group: "Domains",
  effect: "write",
  input: { ...domainOrId, eppcode: opt(text) },
  specificationOnly: recordFields,
  output: {},
  errors,
});

/**
 * Renews a domain at the registrar at once, without an invoice; for `regperiod` years, or as many as its record says.
 * @see https://developers.whmcs.com/api-reference/domainrenew/
 */
export const domainRenew = action("DomainRenew", {
  group: "Domains",
  effect: "write",
  input: { ...domainOrId, regperiod: opt(int) },
  specificationOnly: { paymentmethod: opt(text) },
  output: {},
  errors,
});

/**
 * Releases a domain to another registrar's tag, as .uk domains move.
 * @see https://developers.whmcs.com/api-reference/domainrelease/
 */
export const domainRelease = action("DomainRelease", {
  group: "Domains",
  effect: "write",
  input: { ...domainOrId, newtag: text },
  output: {},
  errors,
});

/**
 * Asks the registrar for a domain's transfer code. null means that the registrar mails it to the domain's owner.
 * @see https://developers.whmcs.com/api-reference/domainrequestepp/
 */
export const domainRequestEPP = action("DomainRequestEPP", {
  group: "Domains",
  effect: "write",
  input: { domainid: id },
  output: { eppcode: absent(entityText) },
  errors: ["Domain ID Not Found", "Registrar Error Message"],
});
