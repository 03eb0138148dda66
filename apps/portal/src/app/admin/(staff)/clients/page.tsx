import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { requireStaff } from "../../../../access/access.ts";
import { bulkNeeds } from "../../../../access/bulk.ts";
import { roleMay } from "../../../../access/roles.ts";
import { staffClients } from "../../../../data/staff/client-list.ts";
import { groupChoices } from "../../../../data/staff/client-settings.ts";
import { firstOf, type SearchParams } from "../../../../lib/search-params.ts";
import { type Words, words } from "../../../../messages/words.ts";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { FilterChips } from "../../../../ui/filter-chips.tsx";
import { Filters } from "../../../../ui/filters.tsx";
import { formatCount } from "../../../../ui/format.ts";
import { Icon } from "../../../../ui/icon.tsx";
import { LinkButton } from "../../../../ui/link-button.tsx";
import { NoResults } from "../../../../ui/no-results.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { SearchBox } from "../../../../ui/search-box.tsx";
import { Section } from "../../../../ui/section.tsx";
import { page } from "../../../guard.tsx";
import { BulkChoice } from "../../bulk-choice.tsx";
import { ColumnsMenu } from "../../columns-menu.tsx";
import { ListFoot } from "../../list-foot.tsx";
import { pageSize, pagesOf } from "../../paging.ts";
import { stateWord } from "../../state.tsx";
import { ClientTable, columnsOf, shownColumns } from "./client-table.tsx";
import { askedFor, type ClientQuery, clientQuery, clientStatuses, clientsHref, LIST } from "./query.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words();
  return { title: t("admin.clients.title") };
}

type Group = { id: number; name: string };

const groupWord = (group: number, groups: Group[], t: Words["t"]) =>
  group === 0 ? t("clients.list.noGroup") : (groups.find(({ id }) => id === group)?.name ?? `#${group}`);

/** The filters in force, each with the list without it. */
function lifts(query: ClientQuery, groups: Group[], t: Words["t"]) {
  const { q, status, group } = query;
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
    ...(group === undefined
      ? []
      : [
          {
            label: t("clients.list.group", { group: groupWord(group, groups, t) }),
            href: clientsHref(query, { group: undefined }),
          },
        ]),
  ];
}

export default page(LIST, async ({ searchParams }: { searchParams: SearchParams }) => {
  const query = clientQuery.parse(await firstOf(searchParams));
  const scope = await requireStaff(clientsHref(query, { page: query.page }));
  const { t, locale } = await words();
  const { q, status } = query;
  const [{ rows, total, isUngrouped }, groups] = await Promise.all([
    staffClients(scope, askedFor(query, query.page, pageSize)),
    groupChoices(scope),
  ]);
  const pages = pagesOf(total);
  if (query.page > pages) redirect(clientsHref(query, { page: pages }));
  const lift = lifts(query, groups, t);
  const mayWrite = roleMay(scope.member.role, bulkNeeds.clients);
  const columns = columnsOf(rows, { t, locale });
  // Where what is owed is told, a group can be listed, too.
  const hasGroups = groups.length > 0 && (rows.some(({ money }) => money !== undefined) || query.group !== undefined);
  return (
    <>
      <PageHeader
        title={t("admin.clients.title")}
        state={t("admin.clients.count", { count: total, shown: formatCount(total, locale) })}
        actions={
          <>
            {mayWrite && (
              <LinkButton href={`${LIST}/new`} icon={<Icon name="plus" />}>
                {t("clients.add.open")}
              </LinkButton>
            )}
            <LinkButton href={clientsHref(query, {}, "/api/admin/clients")} document icon={<Icon name="download" />}>
              {t("money.csv")}
            </LinkButton>
            {rows.length > 0 && (
              <ColumnsMenu
                all={columns}
                shown={shownColumns(columns, query).map(({ key }) => key)}
                href={(chosen) => clientsHref(query, { columns: chosen, page: query.page })}
                isChosen={query.columns !== undefined}
                t={t}
              />
            )}
          </>
        }
      />
      <Section title={t("admin.clients.title")} hideTitle>
        <Filters>
          <SearchBox
            action={LIST}
            label={t("admin.clients.search")}
            placeholder={t("admin.clients.searchHint")}
            value={q}
            keep={{
              status,
              group: query.group?.toString(),
              sort: query.sort,
              dir: query.dir,
              columns: query.columns?.join("."),
            }}
          />
          <FilterChips
            label={t("admin.clients.columns.status")}
            chips={[undefined, ...clientStatuses].map((wanted) => ({
              href: clientsHref(query, { status: wanted }),
              label: wanted === undefined ? t("admin.list.all") : stateWord(wanted, t),
              current: wanted === status,
            }))}
          />
          {hasGroups && !isUngrouped && (
            <FilterChips
              label={t("clients.edit.group")}
              chips={[undefined, ...groups.map(({ id }) => id), 0].map((wanted) => ({
                href: clientsHref(query, { group: wanted }),
                label: wanted === undefined ? t("clients.list.allGroups") : groupWord(wanted, groups, t),
                current: wanted === query.group,
              }))}
            />
          )}
        </Filters>
        {isUngrouped && <Notice tone="warn">{t("clients.list.ungrouped")}</Notice>}
        {rows.length > 0 ? (
          <>
            {mayWrite && <BulkChoice kind="clients" rows={rows} t={t} />}
            <ClientTable rows={rows} query={query} isChosen={mayWrite} words={{ t, locale }} />
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
