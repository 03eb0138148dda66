import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { requireStaff } from "../../../../access/access.ts";
import { clients } from "../../../../data/people.ts";
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
import { ListFoot } from "../../list-foot.tsx";
import { pageSize, pagesOf } from "../../paging.ts";
import { stateWord } from "../../state.tsx";
import { ClientTable } from "./client-table.tsx";
import { type ClientQuery, clientQuery, clientStatuses, clientsHref, sortOf } from "./query.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words();
  return { title: t("admin.clients.title") };
}

/** The filters in force, each with the list without it. */
function lifts(query: ClientQuery, t: Words["t"]) {
  const { q, status } = query;
  return [
    ...(q === "" ? [] : [{ label: t("admin.list.search", { words: q }), href: clientsHref(query, { q: "" }) }]),
    ...(status === undefined
      ? []
      : [
          {
            label: t("admin.list.status", { status: stateWord(status, t) }),
            href: clientsHref(query, { status: undefined }),
          },
        ]),
  ];
}

export default page("/admin/clients", async ({ searchParams }: { searchParams: SearchParams }) => {
  const query = clientQuery.parse(await firstOf(searchParams));
  const scope = await requireStaff(clientsHref(query, { page: query.page }));
  const { t, locale } = await words();
  const sort = sortOf(query);
  const { q, status } = query;
  const { rows, total } = await clients(scope, {
    search: q,
    status,
    sort: query.sort,
    descending: sort.descending,
    page: query.page,
    pageSize,
  });
  const pages = pagesOf(total);
  if (query.page > pages) redirect(clientsHref(query, { page: pages }));
  const lift = lifts(query, t);
  return (
    <>
      <PageHeader
        title={t("admin.clients.title")}
        state={t("admin.clients.count", { count: total, shown: formatCount(total, locale) })}
      />
      <Section title={t("admin.clients.title")} hideTitle>
        <Filters>
          <SearchBox
            action="/admin/clients"
            label={t("admin.clients.search")}
            placeholder={t("admin.clients.searchHint")}
            value={q}
            keep={{ status, sort: query.sort, dir: query.dir }}
          />
          <FilterChips
            label={t("admin.clients.columns.status")}
            chips={[undefined, ...clientStatuses].map((wanted) => ({
              href: clientsHref(query, { status: wanted }),
              label: wanted === undefined ? t("admin.list.all") : stateWord(wanted, t),
              current: wanted === status,
            }))}
          />
        </Filters>
        {rows.length > 0 ? (
          <>
            <ClientTable rows={rows} query={query} words={{ t, locale }} />
            <ListFoot
              page={query.page}
              total={total}
              rows={rows.length}
              href={(number) => clientsHref(query, { page: number })}
              words={{ t, locale }}
            />
          </>
        ) : lift.length > 0 ? (
          <NoResults title={t("admin.clients.noMatch")} lift={lift}>
            {t("admin.clients.noMatchBody")}
          </NoResults>
        ) : (
          <EmptyState title={t("admin.clients.none")}>{t("admin.clients.noneBody")}</EmptyState>
        )}
      </Section>
    </>
  );
});
