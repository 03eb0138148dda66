import { z } from "zod";
import type { DomainListQuery } from "../../../../data/staff/domains.ts";
import { addDays } from "../../../../lib/days.ts";
import { dirField, hrefWith, pageField, qField } from "../../../../lib/search-params.ts";

export const LIST = "/admin/domains";

export const domainStatuses = [
  "Active",
  "Pending",
  "Pending Registration",
  "Pending Transfer",
  "Grace",
  "Redemption",
  "Expired",
  "Transferred Away",
  "Cancelled",
  "Fraud",
] as const;

/** In so many days they expire, as the list offers it; its address takes others, too. */
export const withinDays = [30, 60, 90] as const;

const sorts = ["domain", "expirydate", "nextduedate", "status"] as const;

export const isSort = (key: string): key is (typeof sorts)[number] => sorts.some((sort) => sort === key);

/** What the address of the list says. Without a word of its own the newest come first, or what expires first. */
export const domainQuery = z.object({
  q: qField,
  status: z.enum(domainStatuses).optional().catch(undefined),
  registrar: z
    .string()
    .regex(/^[\w-]{1,50}$/)
    .optional()
    .catch(undefined),
  within: z.coerce.number().int().min(1).max(3650).optional().catch(undefined),
  sort: z.enum(sorts).optional().catch(undefined),
  dir: dirField,
  page: pageField,
});

export type DomainQuery = z.output<typeof domainQuery>;

const isDescending = ({ sort, dir, within }: Pick<DomainQuery, "sort" | "dir" | "within">) =>
  dir === undefined ? sort === undefined && within === undefined : dir === "desc";

const keyOf = ({ sort, within }: Pick<DomainQuery, "sort" | "within">) =>
  sort ?? (within === undefined ? "id" : "expirydate");

export const sortOf = (query: DomainQuery) => ({ key: keyOf(query), descending: isDescending(query) });

/** What is asked for, a page of so many; `today` is WHMCS's. */
export const askedFor = (query: DomainQuery, today: string, page: number, pageSize: number): DomainListQuery => ({
  search: query.q,
  status: query.status,
  registrar: query.registrar,
  expires: query.within === undefined ? undefined : { from: today, to: addDays(today, query.within) },
  sort: keyOf(query),
  descending: isDescending(query),
  page,
  pageSize,
});

/** An address with what the list has and what changes; another page only if that is what changes. */
export function domainsHref(query: DomainQuery, change: Partial<DomainQuery> = {}, path = LIST): string {
  const { page, ...kept } = { ...query, page: 1, ...change };
  return hrefWith(path, { ...kept, page: page === 1 ? undefined : page });
}
