import { action } from "../../action.ts";
import {
  count,
  decimal,
  flag,
  id,
  idText,
  int,
  mapOf,
  money,
  nullable,
  opt,
  plainList,
  row,
  rowOrText,
  text,
  word,
} from "../../wire.ts";

/**
 * Is a domain free? `whois` is what the registry said, as it said it.
 * @see https://developers.whmcs.com/api-reference/domainwhois/
 */
export const domainWhois = action("DomainWhois", {
  group: "Domains",
  effect: "read",
  input: { domain: text },
  output: { status: word("available", "unavailable"), whois: text },
  errors: ["Domain not valid", "The given TLD is not supported for WHOIS lookups"],
});

/**
 * Lists the registrars that are active: the module's name, and the name to show.
 * @see https://developers.whmcs.com/api-reference/getregistrars/
 */
export const getRegistrars = action("GetRegistrars", {
  group: "Domains",
  effect: "read",
  input: {},
  output: { registrars: plainList(rowOrText(row({ module: text, display_name: text }), "module")) },
});

/** Prices by number of years. */
const pricesByYears = mapOf(money, "array");
/** A time after the expiry in which a domain can still be renewed. `price`, its fee, is text for display. */
const period = nullable(row({ days: count, price: text }));

/**
 * Prices of top-level domains (by their names, without the dot), in one currency or in a client's own.
 * @see https://developers.whmcs.com/api-reference/gettldpricing/
 */
export const getTLDPricing = action("GetTLDPricing", {
  group: "Domains",
  effect: "read",
  input: { currencyid: opt(int), clientid: opt(int) },
  output: {
    currency: row({ id, code: text, prefix: text, suffix: text, format: count, rate: decimal(5) }),
    pricing: mapOf(
      row({
        tld: text,
        categories: plainList(text),
        addons: row({ dns: flag.json, email: flag.json, idprotect: flag.json }),
        group: text,
        register: pricesByYears,
        transfer: pricesByYears,
        renew: pricesByYears,
        grace_period: period,
        redemption_period: period,
      }),
    ),
  },
});

/**
 * Makes a top-level domain, or changes it where it is there. Prices are by number of years, in the currency of
 * `currency_code`; a fee of -1 turns its period off. With `clientgroupid`, which only Kraken's backend takes, they are
 * the prices of one group of clients.
 * @see https://developers.whmcs.com/api-reference/createorupdatetld/
 */
export const createOrUpdateTLD = action("CreateOrUpdateTLD", {
  group: "Domains",
  effect: "write",
  input: {
    extension: text,
    id_protection: opt(flag.text),
    dns_management: opt(flag.text),
    email_forwarding: opt(flag.text),
    epp_required: opt(flag.text),
    auto_registrar: opt(text, { keepEmpty: true }),
    group: opt(word("HOT", "NEW", "SALE"), { keepEmpty: true }),
    currency_code: opt(text),
    grace_period_days: opt(int),
    grace_period_fee: opt(money),
    redemption_period_days: opt(int),
    redemption_period_fee: opt(money),
    register: opt(mapOf(money)),
    renew: opt(mapOf(money)),
    transfer: opt(mapOf(money)),
    display_after: opt(text),
  },
  specificationOnly: { clientgroupid: opt(int) },
  output: { extension: text, id: idText },
  errors: [
    "Extension is required",
    "No Active Registrars - auto_registrar value cannot be defined",
    "Invalid auto_registrar value. Must be empty or one of: enom, resellerclub...",
    "Variable currency_code is required when defining pricing",
    "Provided currency_code value does not exist. Must be one of: USD, GBP...",
    "Parameters register, renew and transfer must be arrays",
    "The maximum register period is 10 years",
    "The maximum renew period is 9 years",
    "Only one transfer period can be defined",
    "The maximum transfer period is 10 years",
    "Invalid group parameter: GROUP. Should be one of HOT, NEW, SALE",
  ],
});
