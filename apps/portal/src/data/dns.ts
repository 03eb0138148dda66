import "server-only";
import { ActionError } from "@kraken/sdk";
import type { ClientScope, StaffScope } from "../access/scope.ts";
import { ask } from "./ask.ts";
import type { Domain } from "./domains.ts";
import { once } from "./once.ts";
import { assertDomains } from "./registrar.ts";
import { type Told, told } from "./told.ts";

export const recordTypes = ["A", "AAAA", "CNAME", "MX", "TXT", "NS", "SRV", "CAA"] as const;

export type DnsRecord = {
  type: (typeof recordTypes)[number];
  /** "@" is the domain itself; other names are relative to it. */
  name: string;
  value: string;
  /** Seconds. */
  ttl: number;
  /** Of MX and SRV; 0 for the others. */
  priority: number;
};

/** A domain's DNS records, where the engine serves them: a WHMCS has no action for it. (KrakenGetDomainDns) */
export const dnsRecords = once((scope: ClientScope | StaffScope, id: number): Promise<Told<DnsRecord[]>> => {
  assertDomains(scope, "domains");
  return told(async () => (await ask(scope).krakenGetDomainDns({ domainid: id })).records, "KrakenGetDomainDns");
});

/**
 * Replaces all records of a domain: all of them, or none when one is wrong. Then the answer is which one, counted from 0.
 * (KrakenSetDomainDns)
 */
export async function setDnsRecords(
  scope: ClientScope | StaffScope,
  { id, clientId }: Pick<Domain, "id"> & { clientId?: number },
  records: DnsRecord[],
): Promise<number | undefined> {
  assertDomains(scope, "managedomains");
  try {
    await ask(scope, clientId).krakenSetDomainDns({ domainid: id, records });
    return undefined;
  } catch (error) {
    const number = error instanceof ActionError ? /^Record (\d+):/.exec(error.reason)?.[1] : undefined;
    if (number === undefined) throw error;
    return Number(number) - 1;
  }
}
