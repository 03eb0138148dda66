import { z } from "zod";
import { hrefWith } from "../../../../../lib/search-params.ts";

export const PATH = "/admin/content/prices";

/** "co.uk", without the dot before it. */
export const isEnding = (text: string): boolean => /^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,3}$/.test(text);

export const pricesQuery = z.object({
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional()
    .catch(undefined),
  /** The ending whose form is open; "new" for none that there is. */
  edit: z.string().max(250).optional().catch(undefined),
});

export const pricesHref = (query: { currency?: string | undefined; edit?: string | undefined }): string =>
  hrefWith(PATH, { currency: query.currency, edit: query.edit });

/** Years whose prices the form has; the engine takes ten to register and nine to renew. */
export const yearsOf = { register: [1, 2, 3, 5, 10], renew: [1, 2, 3, 5, 9], transfer: [1] } as const;
export type Way = keyof typeof yearsOf;
export const ways = ["register", "renew", "transfer"] as const;
