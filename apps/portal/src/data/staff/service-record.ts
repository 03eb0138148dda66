import "server-only";
import { assertScope, type StaffScope } from "../../access/scope.ts";
import { pickAddon, type ServiceAddon } from "../addons.ts";
import { ask, askAnew } from "../ask.ts";
import { clientAnswer, nameOf } from "../client-details.ts";
import { once } from "../once.ts";
import { type CancelType, cancelTypeOf, newestRequest, type ServiceCommand } from "../service-care.ts";
import { type ProductRow, pickWhole } from "../service-row.ts";
import { type Told, told } from "../told.ts";

/** WHMCS's states of a service. */
export const serviceStatuses = [
  "Pending",
  "Active",
  "Suspended",
  "Terminated",
  "Cancelled",
  "Fraud",
  "Completed",
] as const;

/** What staff change of a service, besides the answers to its product's questions. */
export type ServiceSettings = {
  server: number;
  status: string;
  domain: string;
  username: string;
  registered: string;
  nextDue: string;
  firstPayment: string;
  recurring: string;
  cycle: string;
  method: string;
  subscription: string;
  dedicatedIp: string;
  assignedIps: string;
  ns1: string;
  ns2: string;
  suspensionReason: string;
  /** The automation suspends it not, or not before this day. */
  neverSuspend: boolean;
  suspendFrom: string;
  notes: string;
};

const settingsOf = (row: ProductRow): ServiceSettings => ({
  server: row.serverid,
  status: row.status,
  domain: row.domain,
  username: row.username,
  registered: row.regdate ?? "",
  nextDue: row.nextduedate ?? "",
  firstPayment: row.firstpaymentamount,
  recurring: row.recurringamount,
  cycle: row.billingcycle,
  method: row.paymentmethod,
  subscription: row.subscriptionid,
  dedicatedIp: row.dedicatedip,
  assignedIps: row.assignedips,
  ns1: row.ns1,
  ns2: row.ns2,
  suspensionReason: row.suspensionreason,
  neverSuspend: row.overideautosuspend,
  suspendFrom: row.overidesuspenduntil ?? "",
  notes: row.notes,
});

/** Staff work on it: it is always as it is at this moment. */
async function readService(scope: StaffScope, id: number) {
  assertScope(scope, "staff");
  const asked = askAnew(scope);
  const { products } = await asked.getClientsProducts({ serviceid: id, limitnum: 1 });
  const row = products.find((product) => product.id === id);
  const found = row && (await clientAnswer(asked, row.clientid, false));
  if (!row || !found) return undefined;
  const { client } = found;
  return {
    ...pickWhole(row),
    client: { id: client.id, name: nameOf(client) },
    currency: client.currency_code,
    order: row.orderid,
    serverIp: row.serverip,
    settings: settingsOf(row),
    answers: row.customfields.map(({ id: field, name, value }) => ({ id: field, name, value })),
  };
}

/** One service with everything that staff see, its password aside; undefined when there is none. (GetClientsProducts, GetClientsDetails) */
export const staffService = once(readService);

/** The same, asked for once more: for who writes about it. */
export const staffServiceNow = readService;

export type StaffService = NonNullable<Awaited<ReturnType<typeof readService>>>;

type Own = Pick<StaffService, "id">;

/** With what one signs in to the service: asked for now, and never kept. (GetClientsProducts) */
export async function serviceLogin(scope: StaffScope, { id }: Own): Promise<{ username: string; password: string }> {
  assertScope(scope, "staff");
  const { products } = await askAnew(scope).getClientsProducts({ serviceid: id, limitnum: 1 });
  const row = products.find((product) => product.id === id);
  return { username: row?.username ?? "", password: row?.password ?? "" };
}

/** The add-ons that a service has. (GetClientsAddons) */
export async function addonsOfService(scope: StaffScope, { id }: Own): Promise<ServiceAddon[]> {
  assertScope(scope, "staff");
  const { addons } = await ask(scope).getClientsAddons({ serviceid: [id] });
  return addons.filter(({ serviceid }) => serviceid === id).map(pickAddon);
}

/** All commands of its module, those of staff alone too; a WHMCS does not tell them. (KrakenGetServiceCommands) */
export async function commandsOfService(scope: StaffScope, { id }: Own): Promise<Told<ServiceCommand[]>> {
  assertScope(scope, "staff");
  return told(async () => {
    const { commands } = await askAnew(scope).krakenGetServiceCommands({ serviceid: id });
    return commands.map(({ name, label }) => ({ name, label }));
  }, "KrakenGetServiceCommands");
}

export type CancelRequest = { type: CancelType; reason: string; date: string | null };

/** The newest request to cancel a service, with its reason; null where it has none. (GetCancelledPackages) */
export async function requestOfService(scope: StaffScope, { id }: Own): Promise<Told<CancelRequest | null>> {
  assertScope(scope, "staff");
  return told(async () => {
    const row = await newestRequest(askAnew(scope), id);
    return row ? { type: cancelTypeOf(row), reason: row.reason, date: row.date } : null;
  });
}
