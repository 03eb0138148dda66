import { actions } from "@kraken/contract";
import { sql } from "kysely";
import type { Context } from "../../context.ts";
import { handler } from "../../handler.ts";
import { clientName } from "../../lists/client-name.ts";
import { among, type FoundIds, foundIds } from "../../lists/found.ts";
import { countsOf, idsIn, inOrderOf, pageOfIds } from "../../lists/page.ts";
import { amountText, wireTime } from "../../wire/amounts.ts";

/** So many that have a gateway's number, or one that begins so, are looked at. */
const MOST = 200;

/** The transactions with a gateway's number that is, or begins as, what is searched for. */
async function withNumber({ db }: Context, search: string): Promise<number[]> {
  const number = search.trim().slice(0, 200);
  const rows = await db
    .selectFrom("transactions")
    .select("id")
    .where("transaction_id", ">=", number)
    .where("transaction_id", "<", `${number}\u{10FFFF}`)
    .orderBy("transaction_id")
    .limit(MOST)
    .execute();
  return rows.map(({ id }) => id);
}

const either = (ids: readonly number[], { ids: invoices, clientIds }: FoundIds) =>
  among([
    ["transactions.id", ids],
    ["transactions.invoice_id", invoices],
    ["transactions.client_id", clientIds],
  ]);

const columns = {
  date: "transactions.date",
  amount: sql`transactions.amount_in - transactions.amount_out`,
} as const;

export const krakenGetTransactions = handler(actions.krakenGetTransactions, async (context, input) => {
  const { db } = context;
  const wanted = await foundIds(context, "invoice", input.search);
  let found = db.selectFrom("transactions");
  if (wanted) found = found.where(either(await withNumber(context, input.search ?? ""), wanted));
  if (input.transactionid !== undefined) found = found.where("transactions.id", "=", input.transactionid);
  if (input.clientid !== undefined) found = found.where("transactions.client_id", "=", input.clientid);
  if (input.invoiceid !== undefined) found = found.where("transactions.invoice_id", "=", input.invoiceid);
  if (input.gateway !== undefined) found = found.where("transactions.gateway", "=", input.gateway);
  if (input.datefrom !== undefined) found = found.where("transactions.date", ">=", input.datefrom);
  // Times of a day are behind it, and before the letter that no time has.
  if (input.dateto !== undefined) found = found.where("transactions.date", "<", `${input.dateto}U`);
  const page = await pageOfIds(found, "transactions", input, columns[input.orderby ?? "date"], input.order);
  const rows = await db
    .selectFrom("transactions")
    .leftJoin("clients", "clients.id", "transactions.client_id")
    .leftJoin("currencies as of_client", "of_client.id", "clients.currency_id")
    .leftJoin("currencies as of_none", "of_none.id", "transactions.currency_id")
    .leftJoin("invoices", "invoices.id", "transactions.invoice_id")
    .selectAll("transactions")
    .select(["clients.firstname", "clients.lastname", "clients.companyname", "invoices.invoice_number"])
    .select(["of_client.code as client_currency", "of_none.code as own_currency"])
    .where("transactions.id", "in", idsIn(page.ids))
    .execute();
  const transactions = inOrderOf(page.ids, rows).map((row) => ({
    id: row.id,
    clientid: row.client_id ?? 0,
    clientname: clientName(row),
    invoiceid: row.invoice_id ?? 0,
    invoicenum: row.invoice_number ?? "",
    date: wireTime(row.date),
    description: row.description,
    gateway: row.gateway,
    transid: row.transaction_id,
    amountin: amountText(row.amount_in),
    fees: amountText(row.fees),
    amountout: amountText(row.amount_out),
    refundid: row.refund_of_id ?? 0,
    currencycode: row.client_currency ?? row.own_currency ?? "",
  }));
  return { ...countsOf(page, transactions), transactions };
});
