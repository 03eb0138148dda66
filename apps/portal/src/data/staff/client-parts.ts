import "server-only";
import { assertScope, type StaffScope } from "../../access/scope.ts";
import { ask, askAnew } from "../ask.ts";
import { collect } from "../owned.ts";
import { type Told, told } from "../told.ts";
import { newestFirst, pickTransaction } from "../transactions.ts";

/* What staff see of one client besides his services, domains, invoices and tickets. */

type Page = { page: number; pageSize: number };
const asWhmcsPage = ({ page, pageSize }: Page) => ({ limitstart: (page - 1) * pageSize, limitnum: pageSize });

/** Every change of the client's credit, the newest first. (GetCredits) */
export async function creditOfClient(scope: StaffScope, clientId: number) {
  assertScope(scope, "staff");
  const { credits, clientid } = await ask(scope).getCredits({ clientid: clientId });
  const own = clientid === clientId ? credits : [];
  return own
    .toSorted((a, b) => b.id - a.id)
    .map(({ id, date, description, amount }) => ({ id, date, description, amount }));
}

/** What the client paid and was given back, the newest first. (GetTransactions) */
export async function transactionsOfClient(scope: StaffScope, clientId: number) {
  assertScope(scope, "staff");
  const { transactions } = await ask(scope).getTransactions({ clientid: clientId });
  return transactions
    .filter(({ userid }) => userid === clientId)
    .map((row) => ({ ...pickTransaction(row), fees: row.fees }))
    .sort(newestFirst);
}

/** The client's quotes, drafts too, the newest first. (GetQuotes) */
export async function quotesOfClient(scope: StaffScope, clientId: number) {
  assertScope(scope, "staff");
  const rows = await collect(ask(scope).paginate.getQuotes({ userid: clientId }));
  return rows
    .filter(({ userid }) => userid === clientId)
    .map((row) => ({
      id: row.id,
      subject: row.subject,
      stage: row.stage,
      date: row.datecreated,
      validUntil: row.validuntil,
      total: row.total,
    }))
    .sort((a, b) => b.id - a.id);
}

/** Whom else the company mails for the client. (GetContacts) */
export async function contactsOfClient(scope: StaffScope, clientId: number) {
  assertScope(scope, "staff");
  const rows = await collect(ask(scope).paginate.getContacts({ userid: clientId }));
  return rows
    .filter(({ userid }) => userid === clientId)
    .map((row) => ({
      id: row.id,
      name: `${row.firstname} ${row.lastname}`.trim() || row.companyname || row.email,
      email: row.email,
      phone: row.phonenumber,
    }));
}

/** The client's stored cards and accounts, without what money could be taken with. (GetPayMethods) */
export async function payMethodsOfClient(scope: StaffScope, clientId: number) {
  assertScope(scope, "staff");
  const answer = await ask(scope).getPayMethods({ clientid: clientId });
  const rows = answer.clientid === clientId ? answer.paymethods : [];
  return rows.map((row) => ({
    id: row.id,
    description: row.description,
    gateway: row.gateway_name,
    type: row.card_type ?? row.bank_name ?? "",
    lastFour: (row.card_last_four ?? "").slice(-4),
    expires: row.expiry_date ?? "",
  }));
}

export type ClientNote = { id: number; text: string; by: string; date: string | null; isSticky: boolean };

/** Staff's notes, the sticky ones first; a WHMCS takes notes and tells none. (KrakenGetClientNotes) */
export async function notesOfClient(scope: StaffScope, clientId: number): Promise<Told<ClientNote[]>> {
  assertScope(scope, "staff");
  return told(async () => {
    const { notes } = await askAnew(scope).krakenGetClientNotes({ clientid: clientId, limitnum: 100 });
    return notes
      .filter(({ clientid }) => clientid === clientId)
      .map((row) => ({ id: row.id, text: row.note, by: row.admin, date: row.created_at, isSticky: row.sticky }));
  }, "KrakenGetClientNotes");
}

/** One page of the e-mails that the client was sent, and why one did not arrive. (GetEmails) */
export async function emailsOfClient(scope: StaffScope, clientId: number, page: Page) {
  assertScope(scope, "staff");
  const { emails, totalresults } = await ask(scope).getEmails({ clientid: clientId, ...asWhmcsPage(page) });
  const rows = emails
    .filter(({ userid }) => userid === clientId)
    .map((row) => ({
      id: row.id,
      subject: row.subject,
      date: row.date,
      to: row.to,
      state: row.failed ? ("failed" as const) : row.pending ? ("pending" as const) : ("sent" as const),
      why: row.failure_reason,
    }));
  return { rows, total: totalresults };
}

/** One page of the engine's own log about the client, the newest first. (GetActivityLog) */
export async function activityOfClient(scope: StaffScope, clientId: number, page: Page) {
  assertScope(scope, "staff");
  const { activity, totalresults } = await ask(scope).getActivityLog({ clientid: clientId, ...asWhmcsPage(page) });
  const rows = activity
    .filter(({ clientId: about, userid }) => about === clientId || userid === clientId)
    .map(({ id, date, description, username, ipaddress }) => ({
      id,
      date,
      description,
      by: username,
      address: ipaddress,
    }));
  return { rows, total: totalresults };
}
