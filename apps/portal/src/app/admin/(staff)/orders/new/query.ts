import { z } from "zod";
import { hrefWith } from "../../../../../lib/search-params.ts";

/** What is being added to the order: a product in a cycle, or a domain alone. */
export const addQuery = z.object({
  product: z.coerce.number().int().min(1).optional().catch(undefined),
  cycle: z.string().max(20).optional().catch(undefined),
  domain: z.literal("1").optional().catch(undefined),
});

export type AddQuery = z.output<typeof addQuery>;

export const newOrderHref = (client: number | string, add: Partial<AddQuery> = {}): string =>
  hrefWith("/admin/orders/new", { client, ...add });
