import "server-only";
import type { Whmcs } from "@kraken/sdk";
import { assertMay, assertScope, type ClientScope, type StaffScope } from "../access/scope.ts";
import { ask, askAnew } from "./ask.ts";
import { once } from "./once.ts";
import { collect, ownRows } from "./owned.ts";
import { pick, pickWhole, type ServiceSummary } from "./service-row.ts";

export type { ServiceSummary } from "./service-row.ts";

/** All services of the signed-in client. Prices are in his currency. (GetClientsProducts) */
export const services = once(async (scope: ClientScope): Promise<ServiceSummary[]> => {
  assertMay(scope, "products");
  const rows = await collect(ask(scope).paginate.getClientsProducts({ clientid: scope.clientId }));
  return ownRows(scope, "GetClientsProducts", rows, (row) => row.clientid).map(pick);
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
