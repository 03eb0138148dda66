import { z } from "zod";
import { hrefWith, pageField } from "../../../../../lib/search-params.ts";

export const QUEUE = "/admin/services/queue";

export const queueViews = ["failed", "requests"] as const;

/** Which of the two lists, and its page. */
export const queueQuery = z.object({ view: z.enum(queueViews).catch("failed"), page: pageField });

export type QueueQuery = z.output<typeof queueQuery>;

/** An address with what changes: another view begins at its first page. */
export function queueHref({ view }: Pick<QueueQuery, "view">, page = 1): string {
  return hrefWith(QUEUE, { view: view === "failed" ? undefined : view, page: page === 1 ? undefined : page });
}
