import "server-only";
import type { Whmcs } from "@kraken/sdk";
import { assertMay, assertScope, type ClientScope, type StaffScope } from "../access/scope.ts";
import { ask, askAnew } from "./ask.ts";
import { once } from "./once.ts";
import { collect, ownRows } from "./owned.ts";

type DomainRow = Awaited<ReturnType<Whmcs["getClientsDomains"]>>["domains"][number];

const pick = (row: DomainRow) => ({
  id: row.id,
  name: row.domainname,
  status: row.status,
  registered: row.regdate,
  expires: row.expirydate,
  nextDue: row.nextduedate,
  autoRenew: !row.donotrenew,
  recurring: row.recurringamount,
  years: row.regperiod,
});

export type DomainSummary = ReturnType<typeof pick>;

/** All domains of the signed-in client. (GetClientsDomains) */
export const domains = once(async (scope: ClientScope): Promise<DomainSummary[]> => {
  assertMay(scope, "domains");
  const rows = await collect(ask(scope).paginate.getClientsDomains({ clientid: scope.clientId }));
  return ownRows(scope, "GetClientsDomains", rows, (row) => row.userid).map(pick);
});

/** The same as they are at this moment, for who writes about all of them. */
export async function domainsNow(scope: ClientScope): Promise<DomainSummary[]> {
  assertMay(scope, "domains");
  const rows = await collect(askAnew(scope).paginate.getClientsDomains({ clientid: scope.clientId }));
  return ownRows(scope, "GetClientsDomains", rows, (row) => row.userid).map(pick);
}

async function ownDomain(asked: Whmcs, scope: ClientScope, id: number) {
  assertMay(scope, "domains");
  const answer = await asked.getClientsDomains({ clientid: scope.clientId, domainid: id });
  const row = answer.domains.find((found) => found.id === id);
  if (!row || row.userid !== scope.clientId) return undefined;
  return {
    ...pick(row),
    kind: row.regtype,
    firstPayment: row.firstpaymentamount,
    paymentMethod: row.paymentmethodname,
    /** The way to pay by its module's name, as orders take it. */
    gateway: row.paymentmethod,
    dnsManagement: row.dnsmanagement,
    emailForwarding: row.emailforwarding,
    idProtection: row.idprotection,
  };
}

/** One domain, or undefined when this client has no such one. (GetClientsDomains) */
export const domain = once((scope: ClientScope, id: number) => ownDomain(ask(scope), scope, id));

/** The same as it is at this moment, for who writes about it. */
export const domainNow = (scope: ClientScope, id: number) => ownDomain(askAnew(scope), scope, id);

export type Domain = NonNullable<Awaited<ReturnType<typeof domain>>>;

/** A client's domains, for staff. (GetClientsDomains) */
export async function domainsOfClient(scope: StaffScope, clientId: number): Promise<DomainSummary[]> {
  assertScope(scope, "staff");
  return (await collect(ask(scope).paginate.getClientsDomains({ clientid: clientId }))).map(pick);
}
