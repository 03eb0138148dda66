import "server-only";
import { accountDetails } from "../data/account-details.ts";
import { contacts } from "../data/contacts.ts";
import { domains } from "../data/domains.ts";
import { allEmails } from "../data/emails.ts";
import { failureOf } from "../data/failure.ts";
import { allInvoices, invoice } from "../data/invoices.ts";
import { invitations, members } from "../data/members.ts";
import { allOrders } from "../data/orders.ts";
import { MOST_ROWS } from "../data/owned.ts";
import { payMethods } from "../data/pay-methods.ts";
import { quotes } from "../data/quotes.ts";
import { servicesWhole } from "../data/services.ts";
import { allTickets, ticket } from "../data/tickets.ts";
import { creditLog, transactions } from "../data/transactions.ts";
import { isoNow } from "../lib/iso.ts";
import { seal, unseal } from "../session/secrets.ts";
import { idleSeconds } from "../session/session.ts";
import { listAudit } from "../store/audit.ts";
import { openSessionsOf } from "../store/sessions.ts";
import { openStore } from "../store/store.ts";
import { audit, whoIs } from "./audit.ts";
import { principalOf } from "./codes.ts";
import { attempt } from "./limits.ts";
import { assertOwner, type ClientScope } from "./scope.ts";

/* Everything that the portal can read of a client, for its owner to take along. No secrets, and nothing of staff's. */

/** Minutes for which a link to the file is good. */
const LINK_MINUTES = 5;
const SEALED_FOR = "own data";

type Claims = { client: number; session: string; until: string };

/** The part of an address that lets this session fetch the file, for some minutes. Who asks has given the password. */
export const dataKey = (scope: ClientScope): string =>
  seal(
    principalOf(scope),
    JSON.stringify({
      client: scope.clientId,
      session: scope.sessionId,
      until: isoNow(LINK_MINUTES * 60),
    } satisfies Claims),
    SEALED_FOR,
  );

/** Whether such a key was made for this session, and is still good. */
export function isDataKey(scope: ClientScope, key: string): boolean {
  const text = unseal(principalOf(scope), key, SEALED_FOR);
  if (text === undefined) return false;
  const { client, session, until } = JSON.parse(text) as Claims;
  return client === scope.clientId && session === scope.sessionId && until > isoNow();
}

type Parts = Record<string, (scope: ClientScope) => Promise<unknown>>;

/** Asked together: the rest of WHMCS's time is for those who wait for a page. */
const AT_ONCE = 3;

async function each<T, R>(items: readonly T[], read: (item: T) => Promise<R | undefined>): Promise<R[]> {
  const all: R[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE) {
    const some = await Promise.all(items.slice(at, at + AT_ONCE).map(read));
    for (const found of some) if (found !== undefined) all.push(found);
  }
  return all;
}

/** What the owner did in the portal, as its audit log has it. */
async function deeds(scope: ClientScope): Promise<unknown[]> {
  const store = await openStore();
  const all: unknown[] = [];
  for (let page = 1; all.length < MOST_ROWS; page += 1) {
    const { rows } = await listAudit(store, { who: whoIs(scope).who, page, pageSize: 250 });
    for (const { at, action, as_whom, object, result, address } of rows)
      all.push({ at, action, for: as_whom, on: object, result, address });
    if (rows.length < 250) break;
  }
  return all;
}

async function sessions(scope: ClientScope): Promise<unknown[]> {
  const rows = await openSessionsOf(await openStore(), principalOf(scope), idleSeconds());
  return rows.map(({ created_at: began, seen_at: seen, address, user_agent: browser }) => ({
    began,
    seen,
    address,
    browser,
  }));
}

const parts: Parts = {
  account: accountDetails,
  contacts,
  users: members,
  invitations: async (scope) => {
    const told = await invitations(scope);
    return told.is === "known" ? told.value : null;
  },
  services: servicesWhole,
  domains,
  orders: allOrders,
  invoices: async (scope) => each(await allInvoices(scope), ({ id }) => invoice(scope, id)),
  transactions,
  credit: creditLog,
  payMethods,
  quotes,
  tickets: async (scope) => each(await allTickets(scope), ({ id }) => ticket(scope, id)),
  emails: allEmails,
  sessions,
  deeds,
};

const encoder = new TextEncoder();

/**
 * Writes the file, part by part as it is read. What this WHMCS does not tell stands under `notTold`, lists of which only
 * the first rows are there under `cutShort`; where WHMCS stops to answer, so does the file, broken off.
 */
export async function writeOwnData(scope: ClientScope, write: (text: Uint8Array) => Promise<void>): Promise<void> {
  const say = (text: string) => write(encoder.encode(text));
  const notTold: string[] = [];
  const cutShort: string[] = [];
  await say(`{\n"made": ${JSON.stringify(isoNow())}`);
  for (const [name, read] of Object.entries(parts)) {
    const found = await read(scope).catch((error: unknown) => {
      if (failureOf(error) !== "refused") throw error;
      notTold.push(name);
      return undefined;
    });
    if (found === undefined) continue;
    if (Array.isArray(found) && found.length >= MOST_ROWS) cutShort.push(name);
    await say(`,\n${JSON.stringify(name)}: ${JSON.stringify(found, null, 1)}`);
  }
  await say(`,\n"notTold": ${JSON.stringify(notTold)},\n"cutShort": ${JSON.stringify(cutShort)}\n}\n`);
}

/** Before the file is made: it is counted, and in the audit log. @throws TooManyError */
export async function beginOwnData(scope: ClientScope): Promise<void> {
  assertOwner(scope);
  await attempt("own data", `client ${scope.clientId}`);
  await audit(scope, { action: "account.data", on: `client ${scope.clientId}`, result: "done" });
}
