import { z } from "zod";
import { dirField, hrefWith, pageField, qField } from "../../../../lib/search-params.ts";

export const clientStatuses = ["Active", "Inactive", "Closed"] as const;

const sorts = ["id", "firstname", "email", "datecreated", "status"] as const;

export const isSort = (key: string): key is (typeof sorts)[number] => sorts.some((sort) => sort === key);

/** What the address of the client list says. Without a word of its own the newest clients come first. */
export const clientQuery = z.object({
  q: qField,
  status: z.enum(clientStatuses).optional().catch(undefined),
  sort: z.enum(sorts).catch("datecreated"),
  dir: dirField,
  page: pageField,
});

export type ClientQuery = z.output<typeof clientQuery>;

const isDescending = ({ sort, dir }: Pick<ClientQuery, "sort" | "dir">) =>
  dir === undefined ? sort === "datecreated" : dir === "desc";

export const sortOf = (query: ClientQuery) => ({ key: query.sort, descending: isDescending(query) });

/** The list's address, with what it has and what changes; another page only if that is what changes. */
export function clientsHref(query: ClientQuery, change: Partial<ClientQuery> = {}): string {
  const { q, status, sort, dir, page } = { ...query, page: 1, ...change };
  const isUsual = sort === "datecreated" && isDescending({ sort, dir });
  return hrefWith("/admin/clients", {
    q,
    status,
    sort: isUsual ? undefined : sort,
    dir: isUsual ? undefined : dir,
    page: page === 1 ? undefined : page,
  });
}
