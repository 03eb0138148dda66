import { z } from "zod";
import { idFrom } from "../../../../data/owned.ts";
import { serviceStatuses } from "../../../../data/staff/service-record.ts";
import type { ServiceListQuery } from "../../../../data/staff/services.ts";
import { dirField, hrefWith, pageField, qField } from "../../../../lib/search-params.ts";

export const LIST = "/admin/services";

const sorts = ["id", "domain", "nextduedate", "status"] as const;

export const isSort = (key: string): key is (typeof sorts)[number] => sorts.some((sort) => sort === key);

const idField = z
  .unknown()
  .transform((text) => idFrom(text))
  .catch(undefined);

/** What the address of the list says. Without a word of its own the newest come first. */
export const serviceQuery = z.object({
  q: qField,
  status: z.enum(serviceStatuses).optional().catch(undefined),
  product: idField,
  server: idField,
  sort: z.enum(sorts).catch("id"),
  dir: dirField,
  page: pageField,
});

export type ServiceQuery = z.output<typeof serviceQuery>;

const isDescending = ({ sort, dir }: Pick<ServiceQuery, "sort" | "dir">) =>
  dir === undefined ? sort === "id" : dir === "desc";

export const sortOf = (query: ServiceQuery) => ({ key: query.sort, descending: isDescending(query) });

/** What is asked for, a page of so many. */
export const askedFor = (query: ServiceQuery, page: number, pageSize: number): ServiceListQuery => ({
  search: query.q,
  status: query.status,
  product: query.product,
  server: query.server,
  sort: query.sort,
  descending: isDescending(query),
  page,
  pageSize,
});

/** An address with what the list has and what changes; another page only if that is what changes. */
export function servicesHref(query: ServiceQuery, change: Partial<ServiceQuery> = {}, path = LIST): string {
  const { q, status, product, server, sort, dir, page } = { ...query, page: 1, ...change };
  const isUsual = sort === "id" && isDescending({ sort, dir });
  return hrefWith(path, {
    q,
    status,
    product,
    server,
    sort: isUsual ? undefined : sort,
    dir: isUsual ? undefined : dir,
    page: page === 1 ? undefined : page,
  });
}
