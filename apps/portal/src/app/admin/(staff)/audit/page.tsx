import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { requireStaff } from "../../../../access/access.ts";
import { auditLog } from "../../../../access/audit-log.ts";
import { firstOf, type SearchParams } from "../../../../lib/search-params.ts";
import { type Words, words } from "../../../../messages/words.ts";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { FilterChips } from "../../../../ui/filter-chips.tsx";
import { Filters } from "../../../../ui/filters.tsx";
import { formatCount } from "../../../../ui/format.ts";
import { NoResults } from "../../../../ui/no-results.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { SearchBox } from "../../../../ui/search-box.tsx";
import { Section } from "../../../../ui/section.tsx";
import { page } from "../../../guard.tsx";
import { actionsCalled } from "../../../security/audit-words.ts";
import { ListFoot } from "../../list-foot.tsx";
import { pageSize, pagesOf } from "../../paging.ts";
import { AuditTable } from "./audit-table.tsx";
import { type AuditPageQuery, auditHref, auditQuery, auditResults } from "./query.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words();
  return { title: t("staff.audit.title") };
}

/** The filters in force, each with the log without it. */
function lifts(query: AuditPageQuery, t: Words["t"]) {
  const { q, result } = query;
  return [
    ...(q ? [{ label: t("staff.audit.filterSearch", { words: q }), href: auditHref(query, { q: "" }) }] : []),
    ...(result
      ? [
          {
            label: t("staff.audit.filterResult", { result: t(`security.history.${result}`) }),
            href: auditHref(query, { result: undefined }),
          },
        ]
      : []),
  ];
}

export default page("/admin/audit", async ({ searchParams }: { searchParams: SearchParams }) => {
  const query = auditQuery.parse(await firstOf(searchParams));
  const scope = await requireStaff(auditHref(query, { page: query.page }), "audit");
  const { t, locale } = await words();
  const { q, result } = query;
  const { rows, total } = await auditLog(scope, {
    ...{ search: q, orActions: actionsCalled(q, t), result },
    ...{ page: query.page, pageSize },
  });
  const pages = pagesOf(total);
  if (query.page > pages) redirect(auditHref(query, { page: pages }));
  const lift = lifts(query, t);
  return (
    <>
      <PageHeader
        title={t("staff.audit.title")}
        state={t("staff.audit.state", { count: total, shown: formatCount(total, locale) })}
      />
      <Section title={t("staff.audit.title")} hideTitle>
        <Filters>
          <SearchBox
            action="/admin/audit"
            label={t("staff.audit.search")}
            placeholder={t("staff.audit.searchHint")}
            value={q}
            keep={{ result }}
          />
          <FilterChips
            label={t("staff.audit.results")}
            chips={[undefined, ...auditResults].map((wanted) => ({
              href: auditHref(query, { result: wanted }),
              label: wanted === undefined ? t("admin.list.all") : t(`security.history.${wanted}`),
              current: wanted === result,
            }))}
          />
        </Filters>
        {rows.length > 0 ? (
          <>
            <AuditTable rows={rows} words={{ t, locale }} />
            <ListFoot
              page={query.page}
              total={total}
              rows={rows.length}
              href={(number) => auditHref(query, { page: number })}
              words={{ t, locale }}
            />
          </>
        ) : lift.length > 0 ? (
          <NoResults title={t("staff.audit.noMatch")} lift={lift}>
            {t("staff.audit.noMatchBody")}
          </NoResults>
        ) : (
          <EmptyState title={t("staff.audit.none")}>{t("staff.audit.noneBody")}</EmptyState>
        )}
        <p className="help">{t("staff.audit.verify")}</p>
      </Section>
    </>
  );
});
