import { z } from "zod";
import { invoiceStates } from "../../../../data/invoices.ts";
import type { InvoiceListQuery } from "../../../../data/staff/invoices.ts";
import { dirField, hrefWith, pageField, qField } from "../../../../lib/search-params.ts";

export const LIST = "/admin/invoices";

/** As the list is filtered: what is overdue is unpaid, and past due. */
export const invoiceStatuses = ["Unpaid", "Overdue", ...invoiceStates.filter((state) => state !== "Unpaid")] as const;

const sorts = ["id", "date", "duedate", "total", "status"] as const;

export const isSort = (key: string): key is (typeof sorts)[number] => sorts.some((sort) => sort === key);

/** What the address of the list says. Without a word of its own the newest come first. */
export const invoiceQuery = z.object({
  q: qField,
  status: z.enum(invoiceStatuses).optional().catch(undefined),
  sort: z.enum(sorts).catch("date"),
  dir: dirField,
  page: pageField,
});

export type InvoiceQuery = z.output<typeof invoiceQuery>;

const isDescending = ({ sort, dir }: Pick<InvoiceQuery, "sort" | "dir">) =>
  dir === undefined ? sort === "date" : dir === "desc";

export const sortOf = (query: InvoiceQuery) => ({ key: query.sort, descending: isDescending(query) });

/** What is asked for, a page of so many. */
export const askedFor = (query: InvoiceQuery, page: number, pageSize: number): InvoiceListQuery => ({
  search: query.q,
  status: query.status,
  sort: query.sort,
  descending: isDescending(query),
  page,
  pageSize,
});

/** An address with what the list has and what changes; another page only if that is what changes. */
export function invoicesHref(query: InvoiceQuery, change: Partial<InvoiceQuery> = {}, path = LIST): string {
  const { q, status, sort, dir, page } = { ...query, page: 1, ...change };
  const isUsual = sort === "date" && isDescending({ sort, dir });
  return hrefWith(path, {
    q,
    status,
    sort: isUsual ? undefined : sort,
    dir: isUsual ? undefined : dir,
    page: page === 1 ? undefined : page,
  });
}
