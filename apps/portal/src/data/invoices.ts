import "server-only";
import { ActionError, type Whmcs } from "@kraken/sdk";
import { assertMay, assertScope, type ClientScope, type StaffScope } from "../access/scope.ts";
import { compareAmounts, sumOf } from "../lib/amounts.ts";
import { inTime } from "../lib/in-time.ts";
import { ask, askAnew } from "./ask.ts";
import { clientStats } from "./client-details.ts";
import { once } from "./once.ts";
import { collect, ownRows } from "./owned.ts";
import { profile } from "./people.ts";

type InvoiceRow = Awaited<ReturnType<Whmcs["getInvoices"]>>["invoices"][number];

const pick = (row: InvoiceRow) => ({
  id: row.id,
  /** What people call it: its number, or its id where numbers are off. */
  number: row.invoicenum || String(row.id),
  date: row.date,
  due: row.duedate,
  paid: row.datepaid,
  /** What it comes to, whatever credit was put to it: WHMCS takes that off. */
  total: sumOf([row.total, row.credit]),
  /** What is left of that after the credit. */
  afterCredit: row.total,
  status: row.status,
  currency: row.currencycode,
});

export type InvoiceSummary = ReturnType<typeof pick>;

/** The states of an invoice that its client may see; staff see drafts, too. */
const shownStates = ["Unpaid", "Paid", "Cancelled", "Refunded", "Collections", "Payment Pending"] as const;
export const invoiceStates = ["Draft", ...shownStates] as const;

/** "Overdue" is unpaid, and past due. */
type ShownStatus = (typeof shownStates)[number] | "Overdue";

export type InvoiceQuery = {
  status?: ShownStatus | undefined;
  sort?: "id" | "date" | "duedate" | "total" | "status" | undefined;
  descending?: boolean | undefined;
  page: number;
  pageSize: number;
};

export type InvoiceCounts = Record<"All" | "Unpaid" | "Overdue" | "Paid" | "Cancelled" | "Refunded", number>;

/** How many invoices the signed-in client has in each state, drafts left out. (GetClientsDetails with stats) */
export const invoiceCounts = once(async (scope: ClientScope): Promise<InvoiceCounts | undefined> => {
  assertMay(scope, "invoices");
  const stats = await clientStats(scope.clientId);
  if (!stats) return undefined;
  const counts = {
    Unpaid: stats.numunpaidinvoices,
    Paid: stats.numpaidinvoices,
    Cancelled: stats.numcancelledinvoices,
    Refunded: stats.numrefundedinvoices,
  };
  const others = stats.numcollectionsinvoices + stats.numpaymentpendinginvoices;
  const all = Object.values(counts).reduce((sum, count) => sum + count, others);
  return { ...counts, All: all, Overdue: stats.numoverdueinvoices };
});

/** One page of the signed-in client's invoices. Drafts are staff's, and never among them. (GetInvoices) */
export async function invoices(
  scope: ClientScope,
  query: InvoiceQuery,
): Promise<{ rows: InvoiceSummary[]; total: number }> {
  assertMay(scope, "invoices");
  const answer = await ask(scope).getInvoices({
    userid: scope.clientId,
    status: query.status,
    orderby: query.sort ?? "date",
    order: query.descending ? "desc" : "asc",
    limitstart: (query.page - 1) * query.pageSize,
    limitnum: query.pageSize,
  });
  const rows = ownRows(scope, "GetInvoices", answer.invoices, (row) => row.userid);
  return { rows: rows.filter((row) => row.status !== "Draft").map(pick), total: answer.totalresults };
}

/** What people call the client's newest invoices, by their ids. (GetInvoices) */
export async function invoiceNumbers(scope: ClientScope): Promise<ReadonlyMap<number, string>> {
  const { rows } = await invoices(scope, { page: 1, pageSize: 250, sort: "id", descending: true });
  return new Map(rows.map(({ id, number }) => [id, number]));
}

/** All invoices of the signed-in client, the oldest first; drafts are staff's. (GetInvoices) */
export async function allInvoices(scope: ClientScope): Promise<InvoiceSummary[]> {
  assertMay(scope, "invoices");
  const rows = await collect(ask(scope).paginate.getInvoices({ userid: scope.clientId, orderby: "id", order: "asc" }));
  const own = ownRows(scope, "GetInvoices", rows, (row) => row.userid);
  return own.filter((row) => row.status !== "Draft").map(pick);
}

/** What he owes at this moment, for who writes about all of it. (GetInvoices) */
export async function unpaidNow(scope: ClientScope): Promise<InvoiceSummary[]> {
  assertMay(scope, "invoices");
  const rows = await collect(askAnew(scope).paginate.getInvoices({ userid: scope.clientId, status: "Unpaid" }));
  return ownRows(scope, "GetInvoices", rows, (row) => row.userid).map(pick);
}

/** What the signed-in client owes: his unpaid invoices, the one that is due first at the front. (GetInvoices) */
export const unpaidInvoices = once(async (scope: ClientScope): Promise<InvoiceSummary[]> => {
  assertMay(scope, "invoices");
  const rows = await collect(
    ask(scope).paginate.getInvoices({ userid: scope.clientId, status: "Unpaid", orderby: "duedate", order: "asc" }),
  );
  return ownRows(scope, "GetInvoices", rows, (row) => row.userid).map(pick);
});

/** What an invoice's line is for: one of the client's services or domains. */
export type LineAbout = { kind: "service" | "domain"; id: number };

/** WHMCS names the kind of a line's object by words such as Hosting, PromoHosting and DomainRegister. */
function aboutOf(type: string, id: number): LineAbout | undefined {
  if (id === 0) return undefined;
  if (type === "Hosting" || type === "PromoHosting") return { kind: "service", id };
  return type.startsWith("Domain") ? { kind: "domain", id } : undefined;
}

/** What the pages of an invoice show of it, drafts and all. */
export const wholeInvoice = (answer: Awaited<ReturnType<Whmcs["getInvoice"]>>, currency: string) => ({
  id: answer.invoiceid,
  number: answer.invoicenum || String(answer.invoiceid),
  status: answer.status,
  date: answer.date,
  due: answer.duedate,
  paid: answer.datepaid,
  currency,
  subtotal: answer.subtotal,
  credit: answer.credit,
  taxes: [
    { rate: answer.taxrate, amount: answer.tax },
    { rate: answer.taxrate2, amount: answer.tax2 },
  ].filter((tax) => Number(tax.amount) !== 0),
  total: answer.total,
  balance: answer.balance,
  paymentMethod: answer.paymentmethod,
  /** Its way to pay takes stored cards. */
  takesCards: answer.ccgateway,
  notes: answer.notes,
  /** It buys credit, and is not paid with any. */
  isFunds: answer.items.some(({ type }) => type === "AddFunds"),
  lines: answer.items.map((item) => ({
    id: item.id,
    description: item.description,
    amount: item.amount,
    taxed: item.taxed,
    about: aboutOf(item.type, item.relid),
  })),
  transactions: answer.transactions.map((entry) => ({
    id: entry.id,
    date: entry.date,
    gateway: entry.gateway,
    description: entry.description,
    reference: entry.transid,
    in: entry.amountin,
    out: entry.amountout,
  })),
});

/** An invoice as WHMCS tells it, whosever it is; undefined when there is none. (GetInvoice) */
export async function invoiceAnswer(asked: Whmcs, id: number) {
  try {
    const answer = await asked.getInvoice({ invoiceid: id });
    return answer.invoiceid === id ? answer : undefined;
  } catch (error) {
    if (error instanceof ActionError && error.is("Invoice ID Not Found")) return undefined;
    throw error;
  }
}

async function ownInvoice(asked: Whmcs, scope: ClientScope, id: number) {
  assertMay(scope, "invoices");
  const [answer, { currency }] = await Promise.all([invoiceAnswer(asked, id), profile(scope)]);
  if (!answer || answer.userid !== scope.clientId || answer.status === "Draft") return undefined;
  return wholeInvoice(answer, currency);
}

/** One invoice with its lines and transactions, or undefined when this client has no such one. (GetInvoice) */
export const invoice = once((scope: ClientScope, id: number) => ownInvoice(ask(scope), scope, id));

/** The same as it is at this moment, for who pays it. */
export const invoiceNow = (scope: ClientScope, id: number) => ownInvoice(askAnew(scope), scope, id);

export type Invoice = NonNullable<Awaited<ReturnType<typeof invoice>>>;

/** An unpaid invoice with what is left to pay, and what it is for. */
export type OpenInvoice = InvoiceSummary & {
  balance: string;
  /** The balance was not told: what stands there is the total less the credit, and what was paid in part is not taken off. */
  isTotal: boolean;
  about: LineAbout[];
};

/** Of more unpaid invoices than this, what was paid in part is not asked for. */
const MOST_BALANCES = 20;

/** Milliseconds for which a page that has the list waits for what was paid in part. */
const PATIENCE_MS = 150;

/**
 * What the signed-in client owes, each with its balance: a list of invoices has totals only. One whose balance takes its
 * time stands there with its total; it is kept when it comes, and the next page has it. (GetInvoices, GetInvoice)
 */
export const openInvoices = once((scope: ClientScope) => withBalances(scope, (whole) => inTime(whole, PATIENCE_MS)));

/** The same for who is about to pay them, or to leave: however long it takes. (GetInvoices, GetInvoice) */
export const openInvoicesInFull = once((scope: ClientScope) => withBalances(scope, (whole) => whole));

async function withBalances(
  scope: ClientScope,
  wait: (whole: Promise<Invoice | undefined>) => Promise<Invoice | undefined>,
): Promise<OpenInvoice[]> {
  const rows = await unpaidInvoices(scope);
  return Promise.all(
    rows.map(async (row, at) => {
      const whole = at < MOST_BALANCES ? await wait(invoice(scope, row.id)) : undefined;
      const about = whole?.lines.flatMap((line) => line.about ?? []) ?? [];
      return { ...row, balance: whole?.balance ?? row.afterCredit, isTotal: whole === undefined, about };
    }),
  );
}

/** What is left of an invoice of which part was paid; undefined where nothing was, or where it is not among the open ones. */
export const leftOf = (row: InvoiceSummary, open: readonly OpenInvoice[]): OpenInvoice | undefined =>
  open.find(({ id, balance }) => id === row.id && compareAmounts(balance, row.total) !== 0);

/** The first of these invoices that asks for one of the client's services or domains. */
async function firstAsking(
  rows: InvoiceSummary[],
  read: (id: number) => Promise<Pick<Invoice, "lines"> | undefined>,
  about: LineAbout,
): Promise<InvoiceSummary | undefined> {
  const some = rows.slice(0, MOST_BALANCES);
  const asks = await Promise.all(
    some.map(async ({ id }) => (await read(id))?.lines.some((line) => isSame(line.about, about)) ?? false),
  );
  return some.find((_, at) => asks[at]);
}

/**
 * The unpaid invoice that asks for one of the client's services or domains already; undefined where there is none, or
 * where who is signed in may not see invoices. (GetInvoices, GetInvoice)
 */
export const owedFor = async (scope: ClientScope, about: LineAbout): Promise<InvoiceSummary | undefined> =>
  scope.may("invoices") ? firstAsking(await unpaidInvoices(scope), (id) => invoice(scope, id), about) : undefined;

/** The same as it is at this moment, for who orders: on a WHMCS nothing else keeps him from paying twice. */
export const owedForNow = async (scope: ClientScope, about: LineAbout): Promise<InvoiceSummary | undefined> =>
  scope.may("invoices") ? firstAsking(await unpaidNow(scope), (id) => invoiceNow(scope, id), about) : undefined;

const isSame = (one: LineAbout | undefined, other: LineAbout): boolean =>
  one?.kind === other.kind && one.id === other.id;

/** The newest invoices of a client, for staff. (GetInvoices) */
export async function invoicesOfClient(
  scope: StaffScope,
  clientId: number,
): Promise<{ rows: InvoiceSummary[]; total: number }> {
  assertScope(scope, "staff");
  const answer = await ask(scope).getInvoices({ userid: clientId, orderby: "date", order: "desc", limitnum: 25 });
  return { rows: answer.invoices.map(pick), total: answer.totalresults };
}
