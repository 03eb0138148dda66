import { z } from "zod";
import type { TransactionListQuery } from "../../../../data/staff/transactions.ts";
import { dirField, hrefWith, pageField, qField } from "../../../../lib/search-params.ts";
import { isDay } from "../../is-day.ts";

export const LIST = "/admin/transactions";

const sorts = ["date", "amount"] as const;
export const isSort = (key: string): key is (typeof sorts)[number] => sorts.some((sort) => sort === key);

const idField = z.coerce.number().int().min(1).max(2_147_483_647).optional().catch(undefined);
const dayField = z.string().refine(isDay).optional().catch(undefined);

/** What the address of the list says. Without a word of its own the newest come first. */
export const transactionQuery = z.object({
  q: qField,
  client: idField,
  invoice: idField,
  gateway: z.string().min(1).max(100).optional().catch(undefined),
  from: dayField,
  to: dayField,
  sort: z.enum(sorts).catch("date"),
  dir: dirField,
  page: pageField,
});

export type TransactionQuery = z.output<typeof transactionQuery>;

const isDescending = ({ dir }: Pick<TransactionQuery, "dir">) => dir !== "asc";

export const sortOf = (query: TransactionQuery) => ({ key: query.sort, descending: isDescending(query) });

/** What is asked for, a page of so many. */
export const askedFor = (query: TransactionQuery, page: number, pageSize: number): TransactionListQuery => ({
  search: query.q,
  clientId: query.client,
  invoiceId: query.invoice,
  gateway: query.gateway,
  from: query.from,
  to: query.to,
  sort: query.sort,
  descending: isDescending(query),
  page,
  pageSize,
});

/** The query's words that say something, as a form keeps them. */
export function keptOf({ q, client, invoice, gateway, from, to, sort, dir }: TransactionQuery) {
  const number = (id: number | undefined) => (id === undefined ? undefined : String(id));
  return {
    q: q || undefined,
    client: number(client),
    invoice: number(invoice),
    gateway,
    from,
    to,
    sort: sort === "date" ? undefined : sort,
    dir: dir === "asc" ? dir : undefined,
  };
}

/** An address with what the list has and what changes; another page only if that is what changes. */
export function transactionsHref(query: TransactionQuery, change: Partial<TransactionQuery> = {}, path = LIST): string {
  const wanted = { ...query, page: 1, ...change };
  return hrefWith(path, { ...keptOf(wanted), page: wanted.page === 1 ? undefined : wanted.page });
}

/** One transaction's address. A WHMCS finds it by whose it is alone, so that stands in it. */
export const transactionHref = (row: {
  id: number;
  clientId?: number | undefined;
  invoiceId?: number | undefined;
  reference: string;
}): string =>
  hrefWith(`${LIST}/${row.id}`, {
    client: row.clientId,
    invoice: row.clientId === undefined ? row.invoiceId : undefined,
    number: row.clientId === undefined && row.invoiceId === undefined ? row.reference : undefined,
  });

/** What such an address says of whose it is. */
export const whose = z
  .object({ client: idField, invoice: idField, number: qField })
  .transform(({ client, invoice, number }) => ({ clientId: client, invoiceId: invoice, search: number }));
