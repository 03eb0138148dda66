import "server-only";
import { assertScope, type StaffScope } from "../../access/scope.ts";
import { sumOf } from "../../lib/amounts.ts";
import type { TaxProfile } from "../../shop/tax.ts";
import { ask, askAnew } from "../ask.ts";
import { type ClientDetails, clientAnswer, letterLines, nameOf } from "../client-details.ts";
import { whereServed } from "../engine.ts";
import { invoiceAnswer, wholeInvoice } from "../invoices.ts";
import { once } from "../once.ts";
import { searchedId } from "../owned.ts";
import { told } from "../told.ts";

export type InvoiceListQuery = {
  search: string;
  status: string | undefined;
  sort: "id" | "date" | "duedate" | "total" | "status";
  descending: boolean;
  page: number;
  pageSize: number;
};

export type InvoiceRow = {
  id: number;
  number: string;
  clientId: number;
  client: string;
  date: string | null;
  due: string | null;
  /** The whole invoice, before credit and payments. */
  total: string;
  /** What is left to pay; undefined where a list does not tell it. */
  balance: string | undefined;
  status: string;
  method: string;
  currency: string;
};

export type InvoicePage = {
  rows: InvoiceRow[];
  total: number;
  /** Words were searched for, and this engine finds invoices by their numbers alone. */
  isUnsearched: boolean;
};

/** One page of all invoices. (KrakenGetInvoices, else GetInvoices, and GetInvoice for a number) */
export async function staffInvoices(scope: StaffScope, query: InvoiceListQuery): Promise<InvoicePage> {
  assertScope(scope, "staff");
  const { search, status, sort, descending, page, pageSize } = query;
  const asked = {
    status,
    orderby: sort,
    order: descending ? ("desc" as const) : ("asc" as const),
    limitstart: (page - 1) * pageSize,
    limitnum: pageSize,
  };
  const own = await whereServed("KrakenGetInvoices", () =>
    ask(scope).krakenGetInvoices({ ...asked, search: search || undefined }),
  );
  if (own) {
    const rows = own.invoices.map((row) => ({
      id: row.id,
      number: row.invoicenum || String(row.id),
      clientId: row.clientid,
      client: row.clientname,
      date: row.date,
      due: row.duedate,
      total: row.total,
      balance: row.balance,
      status: row.status,
      method: row.paymentmethod,
      currency: row.currencycode,
    }));
    return { rows, total: own.totalresults, isUnsearched: false };
  }
  if (search !== "") return byNumber(scope, search);
  const answer = await ask(scope).getInvoices(asked);
  const rows = answer.invoices.map((row) => ({
    id: row.id,
    number: row.invoicenum || String(row.id),
    clientId: row.userid,
    client: nameOf(row),
    date: row.date,
    due: row.duedate,
    total: sumOf([row.total, row.credit]),
    balance: undefined,
    status: row.status,
    method: row.paymentmethod,
    currency: row.currencycode,
  }));
  return { rows, total: answer.totalresults, isUnsearched: false };
}

async function byNumber(scope: StaffScope, search: string): Promise<InvoicePage> {
  const id = searchedId(search);
  const found = id === undefined ? undefined : await staffInvoice(scope, id);
  if (!found) return { rows: [], total: 0, isUnsearched: id === undefined };
  const row: InvoiceRow = {
    ...found,
    clientId: found.client.id,
    client: found.client.name,
    total: sumOf([found.total, found.credit]),
    method: found.paymentMethod,
  };
  return { rows: [row], total: 1, isUnsearched: false };
}

const pickClient = (client: ClientDetails) => ({
  id: client.id,
  name: nameOf(client),
  email: client.email,
  credit: client.credit,
  currency: client.currency_code,
  taxExempt: client.taxexempt,
  taxId: client.tax_id,
  method: client.defaultgateway,
  /** As a letter has it. */
  address: letterLines(client),
});

export type InvoiceClient = ReturnType<typeof pickClient>;

/** The client to whom an invoice goes; undefined when there is none. (GetClientsDetails) */
export async function invoiceClient(scope: StaffScope, id: number): Promise<InvoiceClient | undefined> {
  assertScope(scope, "staff");
  const found = await clientAnswer(askAnew(scope), id, false);
  return found && pickClient(found.client);
}

/** Staff work on it: it is always as it is at this moment. */
async function readInvoice(scope: StaffScope, id: number) {
  assertScope(scope, "staff");
  const asked = askAnew(scope);
  const answer = await invoiceAnswer(asked, id);
  if (!answer) return undefined;
  const found = await clientAnswer(asked, answer.userid, false);
  if (!found) return undefined;
  const client = pickClient(found.client);
  const rates = { rate: answer.taxrate, rate2: answer.taxrate2 };
  return { ...wholeInvoice(answer, client.currency), client, rates };
}

/** One invoice with its lines, transactions and client, a draft too; undefined when there is none. (GetInvoice, GetClientsDetails) */
export const staffInvoice = once(readInvoice);

/** The same, asked for once more: after something was written. */
export const staffInvoiceNow = readInvoice;

export type StaffInvoice = NonNullable<Awaited<ReturnType<typeof readInvoice>>>;

/** How taxes are reckoned here; undefined where WHMCS does not tell. (GetConfigurationValue) */
export async function taxManner(scope: StaffScope): Promise<Pick<TaxProfile, "compound" | "inclusive"> | undefined> {
  assertScope(scope, "staff");
  const setting = (name: string) => ask(scope).getConfigurationValue({ setting: name });
  const answer = await told(async () => Promise.all([setting("TaxType"), setting("TaxL2Compound")]));
  if (answer.is !== "known") return undefined;
  const [type, compound] = answer.value;
  return { inclusive: type.value === "Inclusive", compound: compound.value === "on" };
}

/** The rates that a client's newest invoice had, in percent; undefined where he has none yet. (GetInvoices) */
export async function newestRates(scope: StaffScope, client: InvoiceClient) {
  assertScope(scope, "staff");
  if (client.taxExempt) return { rate: "0", rate2: "0" };
  const { invoices } = await ask(scope).getInvoices({ userid: client.id, orderby: "id", order: "desc", limitnum: 1 });
  const [newest] = invoices;
  return newest && { rate: newest.taxrate, rate2: newest.taxrate2 };
}

/** A client's newest invoices, to choose one from. (GetInvoices) */
export async function newestInvoices(scope: StaffScope, client: InvoiceClient) {
  assertScope(scope, "staff");
  const { invoices } = await ask(scope).getInvoices({ userid: client.id, orderby: "id", order: "desc", limitnum: 50 });
  return invoices
    .filter(({ userid }) => userid === client.id)
    .map((row) => ({
      id: row.id,
      number: row.invoicenum || String(row.id),
      total: sumOf([row.total, row.credit]),
      status: row.status,
    }));
}

/** What can be mailed about an invoice. (GetEmailTemplates) */
export async function invoiceMails(scope: StaffScope): Promise<string[]> {
  assertScope(scope, "staff");
  const answer = await told(() => ask(scope).getEmailTemplates({ type: "invoice" }));
  const names = answer.is === "known" ? answer.value.emailtemplates.map(({ name }) => name) : [];
  return names.length > 0 ? [...new Set(names)] : ["Invoice Created", "Invoice Payment Reminder"];
}

/** A client's stored cards and accounts, the one that is charged first at the front. (GetPayMethods) */
export async function storedCards(scope: StaffScope, clientId: number) {
  assertScope(scope, "staff");
  const answer = await askAnew(scope).getPayMethods({ clientid: clientId });
  return answer.paymethods
    .filter(({ type }) => type.endsWith("Card"))
    .map((row) => ({
      gateway: row.gateway_name,
      name: [row.card_type || row.description, (row.card_last_four ?? "").slice(-4)].filter(Boolean).join(" ···· "),
      expires: row.expiry_date ?? "",
    }));
}
