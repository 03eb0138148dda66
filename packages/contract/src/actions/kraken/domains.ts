import { action } from "../../action.ts";
import { base64Json, choice, count, fields, id, int, items, opt, plainList, row, text } from "../../wire.ts";

const types = ["A", "AAAA", "CNAME", "MX", "TXT", "NS", "SRV", "CAA"] as const;

/**
 * Lists the DNS records of a domain whose zone its registrar serves. `name` is "@" for the domain itself, and relative
 * to it otherwise; `ttl` is seconds; `priority` is MX's and SRV's, and 0 for the others.
 */
export const krakenGetDomainDns = action("KrakenGetDomainDns", {
  group: "Kraken",
  effect: "read",
  input: { domainid: id },
  output: {
    domainid: id,
    records: plainList(row({ type: choice(...types), name: text, value: text, ttl: count, priority: count })),
  },
  errors: ["Domain ID Not Found", "Registrar Function Not Supported", "Registrar Error Message"],
  extension: true,
});

/**
 * Replaces all DNS records of a domain. Each is checked by its type: addresses, host names, quoted text, SRV's "weight
 * port target", CAA's "flags tag value". `ttl` is 3600 unless given, 60 to 604800. One wrong record, and nothing changes.
 */
export const krakenSetDomainDns = action("KrakenSetDomainDns", {
  group: "Kraken",
  effect: "write",
  input: {
    domainid: id,
    records: base64Json(
      items(fields({ type: choice(...types), name: text, value: text, ttl: opt(int), priority: opt(int) })),
    ),
  },
  output: { domainid: id },
  errors: [
    "Domain ID Not Found",
    "DNS management is not enabled for this domain",
    "Record 1: xxx",
    "Registrar Function Not Supported",
    "Registrar Error Message",
  ],
  extension: true,
});
