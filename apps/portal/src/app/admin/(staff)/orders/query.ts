import { z } from "zod";
import { dirField, hrefWith, pageField, qField } from "../../../../lib/search-params.ts";

/**
 * What the address of the orders' queue says. Without a word of its own it has what waits to be accepted, the newest
 * first; "all" is every state. A state that an installation made itself is one, too.
 */
export const orderQuery = z.object({
  q: qField,
  status: z
    .string()
    .regex(/^[\p{L}\p{N} _-]{1,30}$/u)
    .catch("Pending"),
  dir: dirField,
  page: pageField,
});

export type OrderQuery = z.output<typeof orderQuery>;

/** The state that is asked for; undefined for all. */
export const askedStatus = ({ status }: Pick<OrderQuery, "status">) => (status === "all" ? undefined : status);

/** The queue's address, with what it has and what changes; another page only if that is what changes. */
export function ordersHref(query: OrderQuery, change: Partial<OrderQuery> = {}): string {
  const { q, status, dir, page } = { ...query, page: 1, ...change };
  return hrefWith("/admin/orders", {
    q,
    status: status === "Pending" ? undefined : status,
    dir: dir === "asc" ? dir : undefined,
    page: page === 1 ? undefined : page,
  });
}
