import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { z } from "zod";
import { requireStaff } from "../../../../../access/access.ts";
import { activityLog } from "../../../../../data/staff/system.ts";
import { env } from "../../../../../env.ts";
import { firstOf, hrefWith, pageField, qField, type SearchParams } from "../../../../../lib/search-params.ts";
import { words } from "../../../../../messages/words.ts";
import { DataTable } from "../../../../../ui/data-table.tsx";
import { DateText } from "../../../../../ui/date-text.tsx";
import { EmptyState } from "../../../../../ui/empty-state.tsx";
import { Filters } from "../../../../../ui/filters.tsx";
import { formatCount } from "../../../../../ui/format.ts";
import { NoResults } from "../../../../../ui/no-results.tsx";
import { PageHeader } from "../../../../../ui/page-header.tsx";
import { RowTitle } from "../../../../../ui/row-title.tsx";
import { SearchBox } from "../../../../../ui/search-box.tsx";
import { Section } from "../../../../../ui/section.tsx";
import { page } from "../../../../guard.tsx";
import { ListFoot } from "../../../list-foot.tsx";
import { pageSize, pagesOf } from "../../../paging.ts";
import { SystemTabs } from "../system-tabs.tsx";

const HERE = "/admin/system/activity";
const listQuery = z.object({ q: qField, page: pageField });

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words()).t("system.activity.title") };
}

/** What the billing system wrote down, searched by words of it. */
export default page(HERE, async ({ searchParams }: { searchParams: SearchParams }) => {
  const query = listQuery.parse(await firstOf(searchParams));
  const { q } = query;
  const href = (number: number) => hrefWith(HERE, { q, page: number === 1 ? undefined : number });
  const scope = await requireStaff(href(query.page));
  const said = await words();
  const { t, locale } = said;
  const { rows, total } = await activityLog(scope, { search: q, page: query.page, pageSize });
  const pages = pagesOf(total);
  if (query.page > pages) redirect(href(pages));
  return (
    <>
      <PageHeader
        title={t("system.activity.title")}
        state={t("system.activity.count", { count: total, shown: formatCount(total, locale) })}
      />
      <SystemTabs current="activity" scope={scope} t={t} />
      <Section title={t("system.activity.title")} hideTitle>
        <Filters>
          <SearchBox
            action={HERE}
            label={t("system.activity.search")}
            placeholder={t("system.activity.searchHint")}
            value={q}
          />
        </Filters>
        {rows.length > 0 ? (
          <>
            <DataTable
              caption={t("system.activity.title")}
              rows={rows}
              rowKey={(row) => row.id}
              columns={[
                {
                  key: "what",
                  kind: "title",
                  label: t("clients.columns.what"),
                  cell: (row) => (
                    <RowTitle href={row.clientId === undefined ? undefined : `/admin/clients/${row.clientId}`}>
                      {row.description}
                    </RowTitle>
                  ),
                },
                { key: "by", label: t("clients.columns.by"), cell: (row) => row.by },
                {
                  key: "address",
                  label: t("orders.address"),
                  from: "wide",
                  cell: (row) => <span className="mono ltr">{row.address}</span>,
                },
                {
                  key: "date",
                  kind: "date",
                  label: t("clients.columns.date"),
                  cell: (row) => <DateText value={row.date} locale={locale} withTime timeZone={env().TIME_ZONE} />,
                },
              ]}
            />
            <ListFoot page={query.page} total={total} rows={rows.length} href={href} words={said} />
          </>
        ) : q !== "" ? (
          <NoResults
            title={t("system.activity.noMatch")}
            lift={[{ label: t("admin.list.search", { words: q }), href: HERE }]}
          />
        ) : (
          <EmptyState title={t("system.activity.none")} />
        )}
      </Section>
    </>
  );
});
