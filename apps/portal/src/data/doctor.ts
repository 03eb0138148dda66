import { ActionError, createWhmcs, UnsupportedActionError, type Whmcs, WhmcsError } from "@kraken/sdk";
import type { Env } from "../env.ts";
import { clockIn } from "../lib/days.ts";
import { neededActions } from "./needed-actions.ts";
import { isForbidden, reasonOf, staffProblem } from "./reason.ts";

/** One thing that was looked at. No sentence holds a secret, or anything of a client. */
export type Finding = { state: "ok" | "warning" | "wrong" | "unknown"; about: string; sentence: string };

const finding =
  (state: Finding["state"]) =>
  (about: string, sentence: string): Finding => ({ state, about, sentence });
const ok = finding("ok");
const warning = finding("warning");
const wrong = finding("wrong");
const unknown = finding("unknown");

/** Reads once, and says how long it took. */
async function timed<T>(call: () => Promise<T>): Promise<{ answer?: T; error?: unknown; ms: number }> {
  const began = performance.now();
  const ms = () => Math.round(performance.now() - began);
  try {
    return { answer: await call(), ms: ms() };
  } catch (error) {
    return { error, ms: ms() };
  }
}

/** Slower than this, and people notice on every page. */
const SLOW_MS = 1500;

/** An id that no installation has: what is asked for by it is refused for that reason, or for want of a permission. */
const NOBODY = 2_000_000_000;

/** How each read is tried. */
const trials: Record<string, (whmcs: Whmcs, client: number) => Promise<unknown>> = {
  GetUsers: (whmcs) => whmcs.getUsers({ limitnum: 1 }),
  GetClientsDetails: (whmcs, client) => whmcs.getClientsDetails({ clientid: client }),
  GetUserPermissions: (whmcs, client) => whmcs.getUserPermissions({ user_id: NOBODY, client_id: client }),
  GetContacts: (whmcs, client) => whmcs.getContacts({ userid: client, limitnum: 1 }),
  GetAdminUsers: (whmcs) => whmcs.getAdminUsers({}),
  GetCurrencies: (whmcs) => whmcs.getCurrencies({}),
  GetClients: (whmcs) => whmcs.getClients({ limitnum: 1 }),
  GetClientsProducts: (whmcs, client) => whmcs.getClientsProducts({ clientid: client, limitnum: 1 }),
  GetClientsDomains: (whmcs, client) => whmcs.getClientsDomains({ clientid: client, limitnum: 1 }),
  GetInvoices: (whmcs) => whmcs.getInvoices({ limitnum: 1 }),
  GetInvoice: (whmcs) => whmcs.getInvoice({ invoiceid: NOBODY }),
  GetPayMethods: (whmcs, client) => whmcs.getPayMethods({ clientid: client }),
  GetPaymentMethods: (whmcs) => whmcs.getPaymentMethods({}),
  GetConfigurationValue: (whmcs) => whmcs.getConfigurationValue({ setting: "AddFundsEnabled" }),
  GetTransactions: (whmcs) => whmcs.getTransactions({ invoiceid: NOBODY }),
  GetCredits: (whmcs, client) => whmcs.getCredits({ clientid: client }),
  GetQuotes: (whmcs) => whmcs.getQuotes({ limitnum: 1 }),
  GetProducts: (whmcs) => whmcs.getProducts({ pid: [NOBODY] }),
  GetTLDPricing: (whmcs) => whmcs.getTLDPricing({}),
  GetPromotions: (whmcs) => whmcs.getPromotions({ code: "-" }),
  GetClientGroups: (whmcs) => whmcs.getClientGroups({}),
  // No registry is asked for a name that can't be.
  DomainWhois: (whmcs) => whmcs.domainWhois({ domain: "-" }),
  GetOrders: (whmcs) => whmcs.getOrders({ limitnum: 1 }),
  GetOrderStatuses: (whmcs) => whmcs.getOrderStatuses({}),
  GetServers: (whmcs) => whmcs.getServers({}),
  GetRegistrars: (whmcs) => whmcs.getRegistrars({}),
  GetTickets: (whmcs) => whmcs.getTickets({ limitnum: 1, ignore_dept_assignments: true }),
  GetTicket: (whmcs) => whmcs.getTicket({ ticketid: NOBODY }),
  GetTicketAttachment: (whmcs) => whmcs.getTicketAttachment({ relatedid: NOBODY, type: "reply", index: 0 }),
  GetSupportDepartments: (whmcs) => whmcs.getSupportDepartments({ ignore_dept_assignments: true }),
  GetSupportStatuses: (whmcs) => whmcs.getSupportStatuses({}),
  GetTicketPredefinedCats: (whmcs) => whmcs.getTicketPredefinedCats({}),
  GetTicketPredefinedReplies: (whmcs) => whmcs.getTicketPredefinedReplies({ catid: NOBODY }),
  GetEmails: (whmcs, client) => whmcs.getEmails({ clientid: client, limitnum: 1 }),
  DomainGetNameservers: (whmcs) => whmcs.domainGetNameservers({ domainid: NOBODY }),
  DomainGetLockingStatus: (whmcs) => whmcs.domainGetLockingStatus({ domainid: NOBODY }),
  DomainGetWhoisInfo: (whmcs) => whmcs.domainGetWhoisInfo({ domainid: NOBODY }),
  GetClientsAddons: (whmcs, client) => whmcs.getClientsAddons({ clientid: client, serviceid: [NOBODY] }),
  GetCancelledPackages: (whmcs) => whmcs.getCancelledPackages({ limitnum: 1 }),
  GetModuleQueue: (whmcs) => whmcs.getModuleQueue({ relatedId: NOBODY, serviceType: "service" }),
  GetEmailTemplates: (whmcs) => whmcs.getEmailTemplates({ type: "invoice" }),
  GetActivityLog: (whmcs, client) => whmcs.getActivityLog({ clientid: client, limitnum: 1 }),
  GetAnnouncements: (whmcs) => whmcs.getAnnouncements({ limitnum: 1 }),
  GetStats: (whmcs) => whmcs.getStats({}),
  GetAutomationLog: (whmcs) => whmcs.getAutomationLog({}),
  GetToDoItems: (whmcs) => whmcs.getToDoItems({ limitnum: 1 }),
};

/** An action that says no to such an id is one that the role has. */
const isAllowed = (error: unknown) =>
  error === undefined ||
  (error instanceof ActionError && !isForbidden(error) && !/authentication failed|invalid ip/i.test(error.message));

async function tryRead(whmcs: Whmcs, name: string, client: number): Promise<Finding> {
  const trial = trials[name];
  if (!trial) return unknown(name, "Not tried: the doctor does not know how.");
  const { error, ms } = await timed(() => trial(whmcs, client));
  if (!isAllowed(error)) return wrong(name, reasonOf(error));
  return ms > SLOW_MS ? warning(name, `Allowed, but it took ${ms} ms.`) : ok(name, `Allowed, ${ms} ms.`);
}

/** What is read of the installation itself, one sentence each; a part that can't be read is unknown, not wrong. */
async function installation(whmcs: Whmcs, env: Env): Promise<Finding[]> {
  const part = async (about: string, read: () => Promise<Finding>): Promise<Finding> =>
    read().catch((error: unknown) => {
      if (!(error instanceof WhmcsError)) throw error;
      return unknown(about, reasonOf(error));
    });
  const found: Finding[] = [];
  found.push(
    await part("Departments", async () => {
      const { departments } = await whmcs.getSupportDepartments({ ignore_dept_assignments: true });
      if (departments.length === 0) return wrong("Departments", "None can be seen: no ticket can be opened.");
      return ok("Departments", departments.map(({ name }) => name).join(", "));
    }),
    await part("Currencies", async () =>
      ok("Currencies", (await whmcs.getCurrencies({})).currencies.map(({ code }) => code).join(", ")),
    ),
    await part("Ways to pay", async () => {
      const { paymentmethods } = await whmcs.getPaymentMethods({});
      if (paymentmethods.length === 0) return warning("Ways to pay", "None is active: nobody can be told how to pay.");
      return ok("Ways to pay", paymentmethods.map(({ displayname }) => displayname).join(", "));
    }),
    await part("Dates", async () =>
      ok("Dates", `Written as ${(await whmcs.getConfigurationValue({ setting: "DateFormat" })).value}.`),
    ),
    await part("Staff", async () => {
      const problem = staffProblem((await whmcs.getAdminUsers({})).admin_users, env.STAFF_USERNAME);
      return problem ? wrong("Staff", problem) : ok("Staff", "STAFF_USERNAME is an admin of WHMCS's.");
    }),
    await part("Clock", () => clock(whmcs, env.TIME_ZONE)),
    await part("Size", () => size(whmcs)),
    await part("Writes", () => permissions(whmcs)),
  );
  return found;
}

/** The most by which two clocks may differ before "today" is another day for an hour. */
const MOST_OFFSET_MINUTES = 5;

async function clock(whmcs: Whmcs, zone: string): Promise<Finding> {
  const { currentDatetime } = await whmcs.getAutomationLog({});
  if (currentDatetime === null) return unknown("Clock", "WHMCS does not say what time it is.");
  const here = clockIn(zone, new Date());
  const minutes = Math.round((Date.parse(`${currentDatetime}Z`) - Date.parse(`${here}Z`)) / 60_000);
  if (Math.abs(minutes) <= MOST_OFFSET_MINUTES) return ok("Clock", `The same as here in ${zone}.`);
  return warning(
    "Clock",
    `WHMCS's clock is ${Math.abs(minutes)} minutes ${minutes > 0 ? "ahead of" : "behind"} this one in ${zone}. Set TIME_ZONE to the one that WHMCS writes its times in, and check both clocks.`,
  );
}

async function size(whmcs: Whmcs): Promise<Finding> {
  const clients = (await whmcs.getClients({ limitnum: 1 })).totalresults;
  const services = (await whmcs.getClientsProducts({ limitnum: 1 })).totalresults;
  const invoices = (await whmcs.getInvoices({ limitnum: 1 })).totalresults;
  return ok("Size", `${clients} clients, ${services} services, ${invoices} invoices.`);
}

async function permissions(whmcs: Whmcs): Promise<Finding> {
  const { allowedpermissions, departments } = await whmcs.getAdminDetails({});
  const writes = neededActions.filter(({ effect }) => effect === "write").map(({ name }) => name);
  const api = allowedpermissions.some((each) => /api access/i.test(each));
  const sentence = `Not tried (${writes.join(", ")}): a write is never made to see. Check that the role has them.`;
  if (allowedpermissions.length > 0 && !api)
    return warning("Writes", `The credential's admin does not have the permission "API Access". ${sentence}`);
  return unknown("Writes", `${sentence} The credential's admin has ${departments.length} departments.`);
}

/**
 * Looks at an installation without changing anything: whether it is reached, what it is, and whether the API role has
 * what the portal reads. The first finding that makes the rest senseless ends it.
 */
export async function examine(env: Env): Promise<Finding[]> {
  const whmcs = createWhmcs({
    endpoint: env.API_ENDPOINT,
    identifier: env.API_IDENTIFIER,
    secret: env.API_SECRET,
    accessKey: env.API_ACCESS_KEY,
    timeout: env.API_TIMEOUT,
    allowInsecureHttp: env.ALLOW_INSECURE_HTTP,
    tls: { ca: env.apiCa, insecure: env.ALLOW_INSECURE_SSL },
    logger: { debug: () => {}, warn: () => {} },
  });
  try {
    return await examined(whmcs, env);
  } finally {
    await whmcs.close();
  }
}

async function examined(whmcs: Whmcs, env: Env): Promise<Finding[]> {
  const found: Finding[] = [];
  const { answer, error, ms } = await timed(() => whmcs.whmcsDetails({}));
  if (error !== undefined && !isForbidden(error) && !(error instanceof UnsupportedActionError))
    return [wrong("Endpoint", reasonOf(error))];
  found.push(ok("Endpoint", `Answers, and takes the credential. ${ms} ms.`), line(env));
  found.push(answer ? ok("Version", answer.whmcs.version) : unknown("Version", reasonOf(error)));
  const first = await timed(() => whmcs.getClients({ limitnum: 1 }));
  const client = first.answer?.clients[0]?.id ?? NOBODY;
  // One after the other, so that each one's time is its own.
  for (const { name, effect } of neededActions) if (effect === "read") found.push(await tryRead(whmcs, name, client));
  return [...found, ...(await installation(whmcs, env))];
}

function line(env: Env): Finding {
  const { protocol } = new URL(env.API_ENDPOINT);
  if (protocol === "http:") return ok("TLS", "Not used: http:// to this machine, or to where it is allowed.");
  if (env.ALLOW_INSECURE_SSL)
    return warning(
      "TLS",
      "ALLOW_INSECURE_SSL takes any certificate: everything can be read on the way. Use API_CA_FILE.",
    );
  return ok("TLS", "The certificate is valid for this name.");
}
