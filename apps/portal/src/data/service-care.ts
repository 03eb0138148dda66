import "server-only";
import type { Whmcs } from "@kraken/sdk";
import { assertMay, type ClientScope } from "../access/scope.ts";
import { ask, askAnew } from "./ask.ts";
import { orElse } from "./failure.ts";
import { once } from "./once.ts";
import { ownRows } from "./owned.ts";
import type { Service } from "./services.ts";
import { type Told, told } from "./told.ts";

/** What a client does with a service that he has. Who calls has made sure that it is his own. */
type Own = Pick<Service, "id">;

/** A command of the service's module that its client may run. */
export type ServiceCommand = { name: string; label: string };

const commandsOf = (asked: typeof askAnew, scope: ClientScope, id: number): Promise<Told<ServiceCommand[]>> =>
  told(async () => {
    const { commands } = await asked(scope).krakenGetServiceCommands({ serviceid: id });
    return commands.filter(({ forclient }) => forclient).map(({ name, label }) => ({ name, label }));
  }, "KrakenGetServiceCommands");

/** Which commands there are, a WHMCS does not tell. (KrakenGetServiceCommands) */
export const serviceCommands = once((scope: ClientScope, id: number) => {
  assertMay(scope, "products");
  return commandsOf(ask, scope, id);
});

/** Whether its client may run commands: on what does not run, WHMCS's client area offers none. */
export const mayBeCommanded = ({ status }: Pick<Service, "status">): boolean => status === "Active";

/**
 * Runs a command that the service offers its client at this moment; false for any other name, and while the service does
 * not run. (ModuleCustom)
 */
export async function runCommand(
  scope: ClientScope,
  service: Own & Pick<Service, "status">,
  name: string,
): Promise<boolean> {
  assertMay(scope, "manageproducts");
  const { id } = service;
  if (!mayBeCommanded(service)) return false;
  const offered = await commandsOf(askAnew, scope, id);
  const found = offered.is === "known" ? offered.value.find((command) => command.name === name) : undefined;
  if (!found) return false;
  await ask(scope).moduleCustom({ serviceid: id, func_name: found.name });
  return true;
}

/** Gives the service another password at its server. (ModuleChangePw) */
export async function changeServicePassword(scope: ClientScope, { id }: Own, password: string): Promise<void> {
  assertMay(scope, "manageproducts");
  await ask(scope).moduleChangePw({ serviceid: id, servicepassword: password });
}

/** With what one signs in to the service: asked for now, and never kept. (GetClientsProducts) */
export async function credentials(scope: ClientScope, { id }: Own): Promise<{ username: string; password: string }> {
  assertMay(scope, "manageproducts");
  const { products } = await askAnew(scope).getClientsProducts({ clientid: scope.clientId, serviceid: id });
  const row = ownRows(scope, "GetClientsProducts", products, ({ clientid }) => clientid).find((each) => each.id === id);
  return { username: row?.username ?? "", password: row?.password ?? "" };
}

export type CancelType = "Immediate" | "End of Billing Period";

/** Asks for a service to end, now or when what is paid for is over. (AddCancelRequest) */
export async function requestCancellation(
  scope: ClientScope,
  { id }: Own,
  type: CancelType,
  reason: string,
): Promise<void> {
  assertMay(scope, "orders");
  await ask(scope).addCancelRequest({ serviceid: id, type, reason });
}

/** Takes the request back; on a WHMCS nobody can but staff. (KrakenWithdrawCancelRequest) */
export async function withdrawCancellation(scope: ClientScope, { id }: Own): Promise<void> {
  assertMay(scope, "orders");
  await ask(scope).krakenWithdrawCancelRequest({ serviceid: id });
}

/** Is a service cancelled, and only runs out? Nothing is sold for it then. */
export async function isEnding(scope: ClientScope, id: number): Promise<boolean> {
  const request = await cancellationOf(scope, id);
  return request.is === "known" && request.value !== null;
}

/** How many requests a page has, and how many of the newest are looked at: the list is everybody's, and old ones stay in it. */
const PAGE = 250;
const MOST_PAGES = 8;

/** The requests to cancel, as far as they are looked at. Who calls says for whom. (GetCancelledPackages) */
async function newestRequests(asked: Whmcs) {
  const read = (limitstart: number) => asked.getCancelledPackages({ limitstart, limitnum: PAGE });
  const first = await read(0);
  const starts = Array.from({ length: Math.ceil(first.totalresults / PAGE) }, (_, at) => at * PAGE).slice(1);
  const newest = await Promise.all(starts.slice(-MOST_PAGES).map(read));
  return [first, ...newest].flatMap(({ packages }) => packages);
}

/** The newest request to cancel a service; undefined where it has none. Who calls says for whom. (GetCancelledPackages) */
export async function newestRequest(asked: Whmcs, id: number) {
  return (await newestRequests(asked)).findLast(({ relid }) => relid === id);
}

/** How services end whose end is asked for, by their ids; none where that is not told. */
export type Endings = ReadonlyMap<number, CancelType>;

/** The services whose end is asked for: not this client's alone, as the list is everybody's. (GetCancelledPackages) */
export const endingServices = once(async (scope: ClientScope): Promise<Endings> => {
  assertMay(scope, "products");
  const requests = await orElse(newestRequests(ask(scope)), []);
  return new Map(requests.map((row) => [row.relid, cancelTypeOf(row)]));
});

export const cancelTypeOf = ({ type }: { type: string }): CancelType =>
  type === "Immediate" ? "Immediate" : "End of Billing Period";

/** The request to cancel that a service has; null where it has none. (GetCancelledPackages) */
export const cancellationOf = once((scope: ClientScope, id: number): Promise<Told<CancelType | null>> => {
  assertMay(scope, "products");
  return told(async () => {
    const row = await newestRequest(ask(scope), id);
    return row ? cancelTypeOf(row) : null;
  });
});
