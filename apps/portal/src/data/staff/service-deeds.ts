import "server-only";
import type { Whmcs } from "@kraken/sdk";
import { assertScope, type StaffScope } from "../../access/scope.ts";
import { ask, askAnew } from "../ask.ts";
import type { CancelType } from "../service-care.ts";
import { type Change, offerIn, type UpgradeOffer, upgradeInput } from "../upgrades.ts";
import { type Answered, answered } from "./answered.ts";
import { type ServiceSettings, type StaffService, serviceStatuses } from "./service-record.ts";

/* What staff do with a service. Each answers what was done, or the words of the server or module that refused. */

type Own = Pick<StaffService, "id" | "client">;

function at(scope: StaffScope, { client }: Own): Whmcs {
  assertScope(scope, "staff");
  return ask(scope, client.id);
}

/** Has its module set it up. (ModuleCreate) */
export const createService = (scope: StaffScope, service: Own): Promise<Answered> => {
  const whmcs = at(scope, service);
  return answered(() => whmcs.moduleCreate({ serviceid: service.id }));
};

/** Stops it at its server; its client reads why. (ModuleSuspend) */
export const suspendService = (scope: StaffScope, service: Own, reason: string): Promise<Answered> => {
  const whmcs = at(scope, service);
  return answered(() => whmcs.moduleSuspend({ serviceid: service.id, suspendreason: reason || undefined }));
};

/** Lets it run again. (ModuleUnsuspend) */
export const unsuspendService = (scope: StaffScope, service: Own): Promise<Answered> => {
  const whmcs = at(scope, service);
  return answered(() => whmcs.moduleUnsuspend({ serviceid: service.id }));
};

/** Ends it at its server, with all that is on it. (ModuleTerminate) */
export const terminateService = (scope: StaffScope, service: Own): Promise<Answered> => {
  const whmcs = at(scope, service);
  return answered(() => whmcs.moduleTerminate({ serviceid: service.id }));
};

/**
 * Makes it one of another product where one is named, and has its server give it that product's package. Refused by the
 * server, it stays of the other product: its page says so. (UpdateClientProduct, ModuleChangePackage)
 */
export const changePackage = async (
  scope: StaffScope,
  service: Own & Pick<StaffService, "productId">,
  product: number,
): Promise<Answered> => {
  const whmcs = at(scope, service);
  if (product !== service.productId) {
    const changed = await answered(() => whmcs.updateClientProduct({ serviceid: service.id, pid: product }));
    if (changed.is === "refused") return changed;
  }
  return answered(() => whmcs.moduleChangePackage({ serviceid: service.id }));
};

/** Gives it another password at its server. (ModuleChangePw) */
export const changePassword = (scope: StaffScope, service: Own, password: string): Promise<Answered> => {
  const whmcs = at(scope, service);
  return answered(() => whmcs.moduleChangePw({ serviceid: service.id, servicepassword: password }));
};

/** Runs a command of its module. (ModuleCustom) */
export const runCommand = (scope: StaffScope, service: Own, name: string): Promise<Answered> => {
  const whmcs = at(scope, service);
  return answered(() => whmcs.moduleCustom({ serviceid: service.id, func_name: name }));
};

/** What UpdateClientProduct empties by its name. */
const emptied = {
  domain: "domain",
  username: "serviceusername",
  subscription: "subscriptionid",
  ns1: "ns1",
  ns2: "ns2",
  dedicatedIp: "dedicatedip",
  assignedIps: "assignedips",
  notes: "notes",
  suspensionReason: "suspendreason",
} as const;

export type ServiceChange = {
  settings: ServiceSettings;
  /** The answers to its product's questions, by the question's id. */
  answers: Record<string, string>;
  /** Has the price taken from the catalogue. */
  recalculates: boolean;
};

/** Changes of a service what is other than it was, and nothing else. (UpdateClientProduct) */
export const saveService = async (
  scope: StaffScope,
  service: Own & Pick<StaffService, "settings" | "answers">,
  { settings: after, answers, recalculates }: ServiceChange,
): Promise<Answered> => {
  const whmcs = at(scope, service);
  const before = service.settings;
  const changed = <K extends keyof ServiceSettings>(name: K) =>
    after[name] === before[name] ? undefined : after[name];
  // What is empty is named: an empty value changes nothing.
  const text = <K extends keyof typeof emptied>(name: K) => changed(name) || undefined;
  const unset = (Object.keys(emptied) as (keyof typeof emptied)[]).filter((name) => changed(name) === "");
  const told = service.answers.filter(({ id, value }) => (answers[id] ?? value) !== value);
  const input = {
    serverid: changed("server"),
    status: serviceStatuses.find((status) => status === changed("status")),
    domain: text("domain"),
    serviceusername: text("username"),
    regdate: changed("registered") || undefined,
    nextduedate: changed("nextDue") || undefined,
    firstpaymentamount: changed("firstPayment"),
    recurringamount: recalculates ? undefined : changed("recurring"),
    billingcycle: changed("cycle"),
    paymentmethod: changed("method") || undefined,
    subscriptionid: text("subscription"),
    dedicatedip: text("dedicatedIp"),
    assignedips: text("assignedIps"),
    ns1: text("ns1"),
    ns2: text("ns2"),
    suspendreason: text("suspensionReason"),
    overideautosuspend: changed("neverSuspend"),
    overidesuspenduntil: changed("suspendFrom") || undefined,
    notes: text("notes"),
    unset: unset.length > 0 ? unset.map((name) => emptied[name]) : undefined,
    customfields: told.length > 0 ? Object.fromEntries(told.map(({ id }) => [id, answers[id] ?? ""])) : undefined,
    autorecalc: recalculates || undefined,
  };
  if (Object.values(input).every((value) => value === undefined)) return { is: "done", value: undefined };
  return answered(() => whmcs.updateClientProduct({ serviceid: service.id, ...input }));
};

type Plan = Own & Pick<StaffService, "gateway">;

/** What another product or cycle comes to today, or why there is none. (UpgradeProduct with calconly) */
export const offerFor = (
  scope: StaffScope,
  service: Plan,
  change: Change,
): Promise<Answered<UpgradeOffer | undefined>> => {
  assertScope(scope, "staff");
  const input = { ...upgradeInput(service, change), calconly: true };
  return answered(async () => offerIn(await askAnew(scope).upgradeProduct(input)));
};

/** Orders it: its invoice is the client's, and the service changes when that is paid. (UpgradeProduct) */
export const orderChange = (
  scope: StaffScope,
  service: Plan,
  change: Change,
): Promise<Answered<{ order: number | null; invoice: number | null }>> => {
  const whmcs = at(scope, service);
  return answered(async () => {
    const { orderid, invoiceid } = await whmcs.upgradeProduct(upgradeInput(service, change));
    return { order: orderid, invoice: invoiceid || null };
  });
};

/** Asks for it to end, as its client would. (AddCancelRequest) */
export const requestEnd = (scope: StaffScope, service: Own, type: CancelType, reason: string): Promise<Answered> => {
  const whmcs = at(scope, service);
  return answered(() => whmcs.addCancelRequest({ serviceid: service.id, type, reason }));
};

/** Takes the request back; on a WHMCS its own admin area does that. (KrakenWithdrawCancelRequest) */
export const withdrawEnd = (scope: StaffScope, service: Own): Promise<Answered> => {
  const whmcs = at(scope, service);
  return answered(() => whmcs.krakenWithdrawCancelRequest({ serviceid: service.id }));
};

/** Commands that a module can be told again as they were. */
export type Repeatable = "create" | "suspend" | "unsuspend" | "terminate" | "package" | "password";

/** Tells its module once more what it failed to do: with the reason, package and password that the record has. */
export const retryCommand = (
  scope: StaffScope,
  service: Own & Pick<StaffService, "productId" | "suspensionReason">,
  command: Repeatable,
): Promise<Answered> => {
  const whmcs = at(scope, service);
  switch (command) {
    case "create":
      return createService(scope, service);
    case "suspend":
      return suspendService(scope, service, service.suspensionReason);
    case "unsuspend":
      return unsuspendService(scope, service);
    case "terminate":
      return terminateService(scope, service);
    case "package":
      return changePackage(scope, service, service.productId);
    case "password":
      // Without one it is the one of the record.
      return answered(() => whmcs.moduleChangePw({ serviceid: service.id }));
  }
};
