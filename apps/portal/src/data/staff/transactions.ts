import "server-only";
import { assertScope, type StaffScope } from "../../access/scope.ts";
import { compareAmounts, netOf } from "../../lib/amounts.ts";
import { ask, askAnew } from "../ask.ts";
import { clientAnswer, nameOf } from "../client-details.ts";
import { whereServed } from "../engine.ts";
import { searchedId } from "../owned.ts";
import { newestFirst } from "../transactions.ts";
import { currencyCodesById } from "./currencies.ts";

export type TransactionListQuery = {
  /** The gateway's number, an invoice's, or words of a client. */
  search: string;
  clientId: number | undefined;
  invoiceId: number | undefined;
  gateway: string | undefined;
  from: string | undefined;
  to: string | undefined;
  sort: "date" | "amount";
  descending: boolean;
  page: number;
  pageSize: number;
};

export type TransactionRow = {
  id: number;
  date: string | null;
  description: string;
  gateway: string;
  reference: string;
  clientId: number | undefined;
  client: string;
  invoiceId: number | undefined;
  invoice: string;
  in: string;
  out: string;
  fees: string;
  currency: string;
};

export type TransactionPage = {
  rows: TransactionRow[];
  total: number;
  /** This engine answers all transactions at once: it is asked for some client's, invoice's or number's alone. */
  isTooWide: boolean;
};

const some = (id: number) => (id > 0 ? id : undefined);

/** One page of all transactions. (KrakenGetTransactions, else GetTransactions where it is narrowed down) */
export async function staffTransactions(scope: StaffScope, query: TransactionListQuery): Promise<TransactionPage> {
  assertScope(scope, "staff");
  const { search, clientId, invoiceId, gateway, from, to, sort, descending, page, pageSize } = query;
  const own = await askOwn(scope, {
    search: search || undefined,
    clientid: clientId,
    invoiceid: invoiceId,
    gateway,
    datefrom: from,
    dateto: to,
    orderby: sort,
    order: descending ? "desc" : "asc",
    limitstart: (page - 1) * pageSize,
    limitnum: pageSize,
  });
  if (own) return { ...own, isTooWide: false };
  const found = await narrowed(scope, { search, clientId, invoiceId }, false);
  if (!found) return { rows: [], total: 0, isTooWide: true };
  const within = found
    .filter((row) => gateway === undefined || row.gateway === gateway)
    .filter(({ date }) => from === undefined || (date ?? "").slice(0, 10) >= from)
    .filter(({ date }) => to === undefined || (date ?? "").slice(0, 10) <= to)
    .sort((a, b) => (sort === "date" ? newestFirst(b, a) : compareAmounts(netOf(a), netOf(b)) || a.id - b.id));
  if (descending) within.reverse();
  return { rows: within.slice((page - 1) * pageSize, page * pageSize), total: within.length, isTooWide: false };
}

type Asked = Parameters<ReturnType<typeof ask>["krakenGetTransactions"]>[0];

async function askOwn(scope: StaffScope, asked: Asked) {
  const answer = await whereServed("KrakenGetTransactions", () => askAnew(scope).krakenGetTransactions(asked));
  const rows = answer?.transactions.map((row) => ({
    id: row.id,
    date: row.date,
    description: row.description,
    gateway: row.gateway,
    reference: row.transid,
    clientId: some(row.clientid),
    client: row.clientname,
    invoiceId: some(row.invoiceid),
    invoice: row.invoicenum || String(row.invoiceid),
    in: row.amountin,
    out: row.amountout,
    fees: row.fees,
    currency: row.currencycode,
  }));
  return answer && rows && { rows, total: answer.totalresults };
}

export type Narrowing = { search: string; clientId?: number | undefined; invoiceId?: number | undefined };

/** What a WHMCS has of a client, an invoice or a gateway's number; undefined where none of these is named. */
async function narrowed(
  scope: StaffScope,
  { search, clientId, invoiceId }: Narrowing,
  anew: boolean,
): Promise<TransactionRow[] | undefined> {
  const asked = (anew ? askAnew : ask)(scope);
  const number = searchedId(search);
  const isNarrow = clientId !== undefined || invoiceId !== undefined;
  const wishes = [
    ...(isNarrow && search === "" ? [{}] : []),
    ...(search === "" ? [] : [{ transid: search }]),
    ...(number === undefined || invoiceId !== undefined ? [] : [{ invoiceid: number }]),
  ].map((wish) => ({ clientid: clientId, invoiceid: invoiceId, ...wish }));
  if (wishes.length === 0) return undefined;
  const answers = await Promise.all(wishes.map((wish) => asked.getTransactions(wish)));
  const rows = new Map(answers.flatMap(({ transactions }) => transactions.map((row) => [row.id, row])));
  const ids = [...new Set([...rows.values()].map(({ userid }) => userid))].filter((id) => id > 0);
  const [codes, clients] = await Promise.all([
    currencyCodesById(scope),
    Promise.all(ids.map(async (id) => [id, (await clientAnswer(asked, id, false))?.client] as const)),
  ]);
  const clientOf = new Map(clients);
  return [...rows.values()].map((row) => {
    const client = clientOf.get(row.userid);
    return {
      id: row.id,
      date: row.date,
      description: row.description,
      gateway: row.gateway,
      reference: row.transid,
      clientId: some(row.userid),
      client: client ? nameOf(client) : "",
      invoiceId: some(row.invoiceid),
      invoice: String(row.invoiceid),
      in: row.amountin,
      out: row.amountout,
      fees: row.fees,
      currency: client?.currency_code ?? codes.get(row.currency) ?? "",
    };
  });
}

/**
 * One transaction as it is at this moment; undefined when there is none. A WHMCS finds it by whose it is alone: that is
 * `of`. (KrakenGetTransactions, else GetTransactions)
 */
export async function transactionNow(
  scope: StaffScope,
  id: number,
  of: Narrowing,
): Promise<TransactionRow | undefined> {
  assertScope(scope, "staff");
  const own = await askOwn(scope, { transactionid: id, limitnum: 1 });
  const rows = own ? own.rows : await narrowed(scope, of, true);
  return rows?.find((row) => row.id === id);
}
