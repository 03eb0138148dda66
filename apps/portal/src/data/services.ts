import "server-only";
import type { Whmcs } from "@kraken/sdk";
import { assertMay, assertScope, type ClientScope, type StaffScope } from "../access/scope.ts";
import { ask, askAnew } from "./ask.ts";
import { once } from "./once.ts";
import { collect, ownRows } from "./owned.ts";

type ProductRow = Awaited<ReturnType<Whmcs["getClientsProducts"]>>["products"][number];

const pick = (row: ProductRow) => ({
  id: row.id,
  name: row.name,
  group: row.groupname,
  domain: row.domain,
  status: row.status,
  registered: row.regdate,
  nextDue: row.nextduedate,
  cycle: row.billingcycle,
  firstPayment: row.firstpaymentamount,
  recurring: row.recurringamount,
  paymentMethod: row.paymentmethodname,
});

export type ServiceSummary = ReturnType<typeof pick>;

/** All services of the signed-in client. Prices are in his currency. (GetClientsProducts) */
export const services = once(async (scope: ClientScope): Promise<ServiceSummary[]> => {
  assertMay(scope, "products");
  const rows = await collect(ask(scope).paginate.getClientsProducts({ clientid: scope.clientId }));
  return ownRows(scope, "GetClientsProducts", rows, (row) => row.clientid).map(pick);
});

const pickWhole = (row: ProductRow) => ({
  ...pick(row),
  quantity: row.qty,
  productId: row.pid,
  /** The way to pay by its module's name, as orders take it. */
  gateway: row.paymentmethod,
  server: row.serverhostname || row.servername,
  dedicatedIp: row.dedicatedip,
  nameservers: [row.ns1, row.ns2].filter(Boolean),
  username: row.username,
  suspensionReason: row.suspensionreason,
  usage: {
    disk: row.diskusage,
    diskLimit: row.disklimit,
    bandwidth: row.bwusage,
    bandwidthLimit: row.bwlimit,
    at: row.lastupdate,
  },
  options: row.configoptions.map((option) => ({
    name: option.option,
    value: option.value,
    /** Chosen or not: WHMCS writes "1" and "0". */
    isYesNo: option.type === "yesno",
  })),
  fields: row.customfields.map((field) => ({ name: field.name, value: field.value })),
});

async function wholeServices(asked: Whmcs, scope: ClientScope) {
  assertMay(scope, "products");
  const rows = await collect(asked.paginate.getClientsProducts({ clientid: scope.clientId }));
  return ownRows(scope, "GetClientsProducts", rows, (row) => row.clientid).map(pickWhole);
}

/** All services with everything that their pages show. (GetClientsProducts) */
export const servicesWhole = (scope: ClientScope) => wholeServices(ask(scope), scope);

/** The same as they are at this moment, for who writes about all of them. */
export const servicesNow = (scope: ClientScope) => wholeServices(askAnew(scope), scope);

async function ownService(asked: Whmcs, scope: ClientScope, id: number) {
  assertMay(scope, "products");
  const answer = await asked.getClientsProducts({ clientid: scope.clientId, serviceid: id });
  const row = answer.products.find((product) => product.id === id);
  return row && row.clientid === scope.clientId ? pickWhole(row) : undefined;
}

/** One service, or undefined when this client has no such one. (GetClientsProducts) */
export const service = once((scope: ClientScope, id: number) => ownService(ask(scope), scope, id));

/** The same as it is at this moment, for who writes about it. */
export const serviceNow = (scope: ClientScope, id: number) => ownService(askAnew(scope), scope, id);

export type Service = NonNullable<Awaited<ReturnType<typeof service>>>;

/** A client's services, for staff. (GetClientsProducts) */
export async function servicesOfClient(scope: StaffScope, clientId: number): Promise<ServiceSummary[]> {
  assertScope(scope, "staff");
  return (await collect(ask(scope).paginate.getClientsProducts({ clientid: clientId }))).map(pick);
}
