import { z } from "zod";
import { type QuoteListQuery, quoteStages } from "../../../../data/staff/quotes.ts";
import { hrefWith, pageField, qField } from "../../../../lib/search-params.ts";

export const LIST = "/admin/quotes";

/** What the address of the list says. */
export const quoteQuery = z.object({
  q: qField,
  client: z.coerce.number().int().min(1).max(2_147_483_647).optional().catch(undefined),
  stage: z.enum(quoteStages).optional().catch(undefined),
  page: pageField,
});

export type QuoteQuery = z.output<typeof quoteQuery>;

/** What is asked for, a page of so many. */
export const askedFor = (query: QuoteQuery, page: number, pageSize: number): QuoteListQuery => ({
  search: query.q,
  clientId: query.client,
  stage: query.stage,
  page,
  pageSize,
});

/** An address with what the list has and what changes; another page only if that is what changes. */
export function quotesHref(query: QuoteQuery, change: Partial<QuoteQuery> = {}, path = LIST): string {
  const { q, client, stage, page } = { ...query, page: 1, ...change };
  return hrefWith(path, { q, client, stage, page: page === 1 ? undefined : page });
}
