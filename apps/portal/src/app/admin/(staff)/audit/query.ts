import { z } from "zod";
import { hrefWith, pageField, qField } from "../../../../lib/search-params.ts";

export const auditResults = ["done", "refused", "failed", "unknown"] as const;

/** What the address of the audit log says. */
export const auditQuery = z.object({
  q: qField,
  result: z.enum(auditResults).optional().catch(undefined),
  page: pageField,
});

export type AuditPageQuery = z.output<typeof auditQuery>;

/** The log's address, with what it has and what changes; another page only if that is what changes. */
export function auditHref(query: AuditPageQuery, change: Partial<AuditPageQuery> = {}): string {
  const { q, result, page } = { ...query, page: 1, ...change };
  return hrefWith("/admin/audit", { q, result, page: page === 1 ? undefined : page });
}
