import { z } from "zod";
import type { StaffClientsQuery } from "../../../../data/staff/client-list.ts";
import { dirField, hrefWith, pageField, qField } from "../../../../lib/search-params.ts";

export const LIST = "/admin/clients";

export const clientStatuses = ["Active", "Inactive", "Closed"] as const;

const sorts = ["id", "email", "datecreated", "status"] as const;

export const isSort = (key: string): key is (typeof sorts)[number] => sorts.some((sort) => sort === key);

/** What can stand beside a client's name. */
export const clientColumns = [
  "email",
  "id",
  "group",
  "services",
  "balance",
  "credit",
  "datecreated",
  "status",
] as const;
export type ClientColumn = (typeof clientColumns)[number];

/** The columns that an address names, in their own order; undefined where it names none. */
const columnsField = z
  .string()
  .transform((text) => {
    const named = text.split(".");
    const known = clientColumns.filter((column) => named.includes(column));
    return known.length > 0 ? known : undefined;
  })
  .optional()
  .catch(undefined);

/** What the address of the client list says. Without a word of its own the newest clients come first. */
export const clientQuery = z.object({
  q: qField,
  status: z.enum(clientStatuses).optional().catch(undefined),
  /** A group's id; 0 is none. */
  group: z.coerce.number().int().min(0).max(1_000_000_000).optional().catch(undefined),
  sort: z.enum(sorts).catch("datecreated"),
  dir: dirField,
  columns: columnsField,
  page: pageField,
});

export type ClientQuery = z.output<typeof clientQuery>;

const isDescending = ({ sort, dir }: Pick<ClientQuery, "sort" | "dir">) =>
  dir === undefined ? sort === "datecreated" : dir === "desc";

export const sortOf = (query: ClientQuery) => ({ key: query.sort, descending: isDescending(query) });

/** What is asked for, a page of so many. */
export const askedFor = (query: ClientQuery, page: number, pageSize: number): StaffClientsQuery => ({
  search: query.q,
  status: query.status,
  group: query.group,
  sort: query.sort,
  descending: isDescending(query),
  page,
  pageSize,
});

/** An address with what the list has and what changes; another page only if that is what changes. */
export function clientsHref(query: ClientQuery, change: Partial<ClientQuery> = {}, path = LIST): string {
  const { q, status, group, sort, dir, columns, page } = { ...query, page: 1, ...change };
  const isUsual = sort === "datecreated" && isDescending({ sort, dir });
  return hrefWith(path, {
    q,
    status,
    group,
    sort: isUsual ? undefined : sort,
    dir: isUsual ? undefined : dir,
    columns: columns?.join("."),
    page: page === 1 ? undefined : page,
  });
}
