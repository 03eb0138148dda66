import "server-only";
import type { Whmcs } from "@kraken/sdk";
import { assertScope, type StaffScope } from "../../access/scope.ts";
import { ask, askAnew } from "../ask.ts";
import { clientAnswer, nameOf } from "../client-details.ts";
import { whereServed } from "../engine.ts";
import { pageFromEnd } from "../from-end.ts";
import { once } from "../once.ts";
import { searchedId } from "../owned.ts";

export type DomainSort = "id" | "domain" | "expirydate" | "nextduedate" | "status";

export type DomainListQuery = {
  search: string;
  status: string | undefined;
  registrar: string | undefined;
  /** The days between which they expire, both of them included. */
  expires: { from: string; to: string } | undefined;
  sort: DomainSort;
  descending: boolean;
  page: number;
  pageSize: number;
};

export type DomainRow = {
  id: number;
  name: string;
  clientId: number;
  /** "" where a list does not tell it. */
  client: string;
  registrar: string;
  status: string;
  registered: string | null;
  expires: string | null;
  nextDue: string | null;
  autoRenew: boolean;
  years: number;
  recurring: string;
  /** "" where a list does not tell it. */
  currency: string;
};

export type DomainPage = {
  rows: DomainRow[];
  total: number;
  /** Of how many domains this engine's list was looked through, where that is not all that there are. */
  among: number | undefined;
};

/** One page of all domains. (KrakenGetDomains, else GetClientsDomains, and GetClients for words) */
export async function staffDomains(scope: StaffScope, query: DomainListQuery): Promise<DomainPage> {
  assertScope(scope, "staff");
  const { search, status, registrar, expires, sort, descending, page, pageSize } = query;
  const own = await whereServed("KrakenGetDomains", () =>
    ask(scope).krakenGetDomains({
      search: search || undefined,
      status,
      registrar,
      expiresfrom: expires?.from,
      expiresto: expires?.to,
      orderby: sort,
      order: descending ? "desc" : "asc",
      limitstart: (page - 1) * pageSize,
      limitnum: pageSize,
    }),
  );
  if (!own) return ofWhmcs(scope, query);
  const rows = own.domains.map((row) => ({
    id: row.id,
    name: row.domain,
    clientId: row.clientid,
    client: row.clientname,
    registrar: row.registrar,
    status: row.status,
    registered: row.regdate,
    expires: row.expirydate,
    nextDue: row.nextduedate,
    autoRenew: !row.donotrenew,
    years: row.regperiod,
    recurring: row.recurringamount,
    currency: row.currencycode,
  }));
  return { rows, total: own.totalresults, among: undefined };
}

type Row = Awaited<ReturnType<Whmcs["getClientsDomains"]>>["domains"][number];

const pick = (row: Row): DomainRow => ({
  id: row.id,
  name: row.domainname,
  clientId: row.userid,
  client: "",
  registrar: row.registrar,
  status: row.status,
  registered: row.regdate,
  expires: row.expirydate,
  nextDue: row.nextduedate,
  autoRenew: !row.donotrenew,
  years: row.regperiod,
  recurring: row.recurringamount,
  currency: "",
});

/** A WHMCS can't filter or sort its domains: so many of the newest are looked through. */
const MOST_LOOKED_AT = 1000;
/** Of so many clients whose names match the domains are shown. */
const MOST_CLIENTS = 8;

async function ofWhmcs(scope: StaffScope, query: DomainListQuery): Promise<DomainPage> {
  const { search, status, registrar, expires, sort, descending, page, pageSize } = query;
  const before = (page - 1) * pageSize;
  const isPlain = search === "" && status === undefined && registrar === undefined && expires === undefined;
  if (isPlain && sort === "id") {
    return { ...(await pageById(scope, descending, before, pageSize)), among: undefined };
  }
  const { rows: looked, total } = search === "" ? await newest(scope) : await searched(scope, search);
  const isIn = (day: string | null) => !expires || (day !== null && day >= expires.from && day <= expires.to);
  const found = looked
    .filter((row) => status === undefined || row.status === status)
    .filter((row) => registrar === undefined || row.registrar === registrar)
    .filter((row) => isIn(row.expires))
    .toSorted((a, b) => compared(sort, a, b) * (descending ? -1 : 1));
  return {
    rows: found.slice(before, before + pageSize),
    total: found.length,
    among: looked.length < total ? looked.length : undefined,
  };
}

const keys = {
  domain: (row: DomainRow) => row.name,
  expirydate: (row: DomainRow) => row.expires ?? "",
  nextduedate: (row: DomainRow) => row.nextDue ?? "",
  status: (row: DomainRow) => row.status,
};

const compared = (sort: DomainSort, a: DomainRow, b: DomainRow): number =>
  (sort === "id" ? 0 : keys[sort](a).localeCompare(keys[sort](b))) || a.id - b.id;

/** By their ids, as WHMCS has them; the newest are read from the end. */
function pageById(scope: StaffScope, descending: boolean, before: number, pageSize: number) {
  const read = async (limitstart: number, limitnum: number) => {
    const { domains, totalresults } = await ask(scope).getClientsDomains({ limitstart, limitnum });
    return { rows: domains.map(pick), total: totalresults };
  };
  return descending ? pageFromEnd(read, before, pageSize) : read(before, pageSize);
}

const newest = (scope: StaffScope) => pageById(scope, true, 0, MOST_LOOKED_AT);

/** By the whole name or the number, or the words of a client. */
async function searched(scope: StaffScope, search: string) {
  const asked = ask(scope);
  const id = searchedId(search);
  const [named, clients] = await Promise.all([
    asked.getClientsDomains(id === undefined ? { domain: search.toLowerCase() } : { domainid: id }),
    id === undefined ? asked.getClients({ search, limitnum: MOST_CLIENTS }) : { clients: [], totalresults: 0 },
  ]);
  const theirs = await Promise.all(
    clients.clients.map((client) =>
      asked.getClientsDomains({ clientid: client.id, limitnum: MOST_LOOKED_AT / MOST_CLIENTS }),
    ),
  );
  const answers = [named, ...theirs];
  const rows = [...new Map(answers.flatMap(({ domains }) => domains).map((row) => [row.id, pick(row)])).values()];
  const more = clients.totalresults - clients.clients.length;
  const left = theirs.reduce((sum, each) => sum + each.totalresults - each.domains.length, more);
  return { rows, total: rows.length + left };
}

async function readDomain(scope: StaffScope, id: number) {
  assertScope(scope, "staff");
  const asked = askAnew(scope);
  const row = (await asked.getClientsDomains({ domainid: id })).domains.find((found) => found.id === id);
  if (!row) return undefined;
  const client = (await clientAnswer(asked, row.userid, false))?.client;
  return {
    ...pick(row),
    client: client ? nameOf(client) : "",
    currency: client?.currency_code ?? "",
    order: row.orderid > 0 ? row.orderid : undefined,
    kind: row.regtype,
    firstPayment: row.firstpaymentamount,
    method: row.paymentmethod,
    methodName: row.paymentmethodname || row.paymentmethod,
    subscription: row.subscriptionid,
    dnsManagement: row.dnsmanagement,
    emailForwarding: row.emailforwarding,
    idProtection: row.idprotection,
    notes: row.notes,
  };
}

/** One domain as it is now; undefined when there is none. (GetClientsDomains, GetClientsDetails) */
export const staffDomain = once(readDomain);

/** The same, asked for once more: after something was written. */
export const staffDomainNow = readDomain;

export type StaffDomain = NonNullable<Awaited<ReturnType<typeof readDomain>>>;
