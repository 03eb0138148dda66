import { createHash } from "node:crypto";
import { join } from "node:path";
import { actions } from "@kraken/contract";
import { createWhmcs, type Whmcs } from "@kraken/sdk";
import { expect } from "@playwright/test";
import Database from "better-sqlite3";
import type { Kind } from "../../apps/portal/src/access/manifest.ts";
import type { OwnSystem } from "./own-system.ts";

/** The SDK at the backend itself, past the portal. */
export const backendOf = (system: OwnSystem): Whmcs => createWhmcs(system.backend);

/** What a client has of each kind, by the backend's own word. */
const listing: { [K in Kind]: (whmcs: Whmcs, clientid: number) => Promise<(number | string)[]> } = {
  client: async (_whmcs, clientid) => [clientid],
  service: async (whmcs, clientid) => (await whmcs.getClientsProducts({ clientid })).products.map(({ id }) => id),
  domain: async (whmcs, clientid) => (await whmcs.getClientsDomains({ clientid })).domains.map(({ id }) => id),
  invoice: async (whmcs, userid) => (await whmcs.getInvoices({ userid })).invoices.map(({ id }) => id),
  quote: async (whmcs, userid) => (await whmcs.getQuotes({ userid })).quotes.map(({ id }) => id),
  "pay method": async (whmcs, clientid) => (await whmcs.getPayMethods({ clientid })).paymethods.map(({ id }) => id),
  email: async (whmcs, clientid) => (await whmcs.getEmails({ clientid })).emails.map(({ id }) => id),
  order: async (whmcs, userid) => (await whmcs.getOrders({ userid })).orders.map(({ id }) => id),
  ticket: async (whmcs, clientid) => (await whmcs.getTickets({ clientid })).tickets.map(({ id }) => id),
  "ticket number": async (whmcs, clientid) => (await whmcs.getTickets({ clientid })).tickets.map(({ tid }) => tid),
  contact: async (whmcs, userid) => (await whmcs.getContacts({ userid })).contacts.map(({ id }) => id),
  user: async (whmcs, clientid) => (await whmcs.getClientsDetails({ clientid })).client.users.map(({ id }) => id),
  invitation: async (whmcs, clientid) =>
    (await whmcs.krakenGetInvitations({ clientid })).invitations.map(({ id }) => id),
  transaction: async (whmcs, clientid) => (await whmcs.getTransactions({ clientid })).transactions.map(({ id }) => id),
  announcement: async (whmcs) => (await whmcs.getAnnouncements({})).announcements.map(({ id }) => id),
  // The portal's own: the test makes one.
  "staff account": async () => [],
  letter: async () => [],
  // Nobody's: WHMCS's API makes none.
  "to-do item": async () => [],
};

export async function idsOf(whmcs: Whmcs, kind: Kind, clientId: number): Promise<(number | string)[]> {
  const ids = await listing[kind](whmcs, clientId);
  if (ids.length === 0) throw new Error(`Client ${clientId} has no ${kind}, so nothing can be tried with it`);
  return ids;
}

export async function clientIdOf(whmcs: Whmcs, email: string): Promise<number> {
  return (await whmcs.getClientsDetails({ email })).client.id;
}

/** A ticket of the demo client's, opened past every portal. */
export async function openTicket(system: OwnSystem, subject: string): Promise<number> {
  const whmcs = backendOf(system);
  const clientid = await clientIdOf(whmcs, system.login.email);
  const { id } = await whmcs.openTicket({ clientid, deptid: 1, subject, message: "A question", priority: "Low" });
  await whmcs.close();
  return id;
}

/**
 * A month of hosting of the demo client's for each domain, at the sandbox, which refuses what a domain's beginning names.
 * They run, unless the orders shall wait to be accepted.
 */
export async function hostingAt(
  own: OwnSystem,
  domains: readonly string[],
  runs = true,
): Promise<{ order: number; service: number }[]> {
  const whmcs = backendOf(own);
  const clientid = await clientIdOf(whmcs, own.login.email);
  const made: { order: number; service: number }[] = [];
  for (const domain of domains) {
    const wish = { clientid, paymentmethod: "banktransfer", pid: [2], billingcycle: ["monthly"], domain: [domain] };
    const { orderid, serviceids } = await whmcs.addOrder({ ...wish, noemail: true });
    if (runs) await whmcs.acceptOrder({ orderid, autosetup: true, sendemail: false });
    made.push({ order: orderid, service: serviceids[0] ?? 0 });
  }
  await whmcs.close();
  return made;
}

/** A digest of everything in the backend's database: two that are equal mean that nothing was written. */
export function digestOf(system: OwnSystem): string {
  const database = new Database(join(system.home, "backend.db"), { readonly: true });
  try {
    const names = database.prepare("select name from sqlite_master where type = 'table' order by name").pluck().all();
    const hash = createHash("sha256");
    for (const name of names as string[]) {
      // The index is a copy of the rest, made a moment later.
      if (name.startsWith("search_") || name.startsWith("sqlite_")) continue;
      hash.update(name);
      for (const row of database.prepare(`select * from "${name}" order by 1`).raw().iterate())
        hash.update(JSON.stringify(row));
    }
    return hash.digest("hex");
  } finally {
    database.close();
  }
}

const effects = new Map(Object.values(actions).map((action) => [action.name.toLowerCase(), action.effect]));
const isWrite = (name: string) => effects.get(name.toLowerCase()) !== "read";

/** Runs something that must change nothing: the database stays as it is, and WHMCS is not even asked to write. */
export async function changesNothing(system: OwnSystem, work: () => Promise<void>): Promise<void> {
  const before = digestOf(system);
  const from = system.line.calls.length;
  await work();
  const written = system.line.calls.slice(from).filter(({ action }) => isWrite(action) && action !== "ValidateLogin");
  expect(written.map(({ action }) => action)).toEqual([]);
  expect(digestOf(system)).toBe(before);
}

/** As WHMCS's staff would: the client's only user is not his owner any more, and may do what is named here. */
export function makeMember(system: OwnSystem, clientId: number, permissions: string): void {
  const database = new Database(join(system.home, "backend.db"));
  try {
    database
      .prepare("update user_clients set is_owner = 0, permissions = ? where client_id = ?")
      .run(permissions, clientId);
  } finally {
    database.close();
  }
}
