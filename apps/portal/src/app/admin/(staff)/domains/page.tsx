import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { requireStaff } from "../../../../access/access.ts";
import { bulkNeeds } from "../../../../access/bulk.ts";
import { roleMay } from "../../../../access/roles.ts";
import { staffDomains } from "../../../../data/staff/domains.ts";
import { registrarChoices } from "../../../../data/staff/order-deeds.ts";
import { withClients } from "../../../../data/staff/with-clients.ts";
import { clock } from "../../../../lib/clock.ts";
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
import { ListFoot } from "../../list-foot.tsx";
import { pageSize, pagesOf } from "../../paging.ts";
import { stateWord } from "../../state.tsx";
import { DomainTable } from "./domain-table.tsx";
import { askedFor, type DomainQuery, domainQuery, domainStatuses, domainsHref, LIST, withinDays } from "./query.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words();
  return { title: t("admin.client.facts.domains") };
}

/** The filters in force, each with the list without it. */
function lifts(query: DomainQuery, registrars: ReadonlyMap<string, string>, t: Words["t"]) {
  const { q, status, registrar, within } = query;
  return [
    q !== "" && { label: t("admin.list.search", { words: q }), href: domainsHref(query, { q: "" }) },
    status !== undefined && {
      label: t("admin.list.status", { status: stateWord(status, t) }),
      href: domainsHref(query, { status: undefined }),
    },
    registrar !== undefined && {
      label: t("domains.registrar", { name: registrars.get(registrar) ?? registrar }),
      href: domainsHref(query, { registrar: undefined }),
    },
    within !== undefined && {
      label: t("domains.within", { count: within }),
      href: domainsHref(query, { within: undefined }),
    },
  ].filter((lift) => lift !== false);
}

export default page(LIST, async ({ searchParams }: { searchParams: SearchParams }) => {
  const query = domainQuery.parse(await firstOf(searchParams));
  const scope = await requireStaff(domainsHref(query, { page: query.page }));
  const { now, today } = clock();
  const [found, choices, { t, locale }] = await Promise.all([
    staffDomains(scope, askedFor(query, today, query.page, pageSize)).then(async ({ rows, ...rest }) => ({
      rows: await withClients(scope, rows),
      ...rest,
    })),
    registrarChoices(scope),
    words(),
  ]);
  const { rows, total, among } = found;
  const pages = pagesOf(total);
  if (query.page > pages) redirect(domainsHref(query, { page: pages }));
  const registrars = new Map(choices.map(({ module, name }) => [module, name]));
  const lift = lifts(query, registrars, t);
  const mayWrite = roleMay(scope.member.role, bulkNeeds.domains);
  const days = [...new Set([...withinDays, ...(query.within === undefined ? [] : [query.within])])];
  return (
    <>
      <PageHeader
        title={t("admin.client.facts.domains")}
        state={t("domains.count", { count: total, shown: formatCount(total, locale) })}
        actions={
          <>
            <LinkButton href="/admin/whois">{t("domains.whois.title")}</LinkButton>
            <LinkButton href="/admin/registrars">{t("domains.registrars.title")}</LinkButton>
            <LinkButton href={domainsHref(query, {}, "/api/admin/domains")} document icon={<Icon name="download" />}>
              {t("money.csv")}
            </LinkButton>
          </>
        }
      />
      <Section title={t("admin.client.facts.domains")} hideTitle>
        <Filters>
          <SearchBox
            action={LIST}
            label={t("domains.search")}
            placeholder={t("domains.searchHint")}
            value={query.q}
            keep={{
              status: query.status,
              registrar: query.registrar,
              within: query.within?.toString(),
              sort: query.sort,
              dir: query.dir,
            }}
          />
          <FilterChips
            label={t("admin.client.columns.expires")}
            chips={[undefined, ...days].map((within) => ({
              href: domainsHref(query, { within }),
              label: within === undefined ? t("domains.anyDay") : t("domains.within", { count: within }),
              current: within === query.within,
            }))}
          />
          {choices.length > 1 && (
            <FilterChips
              label={t("orders.accept.registrar")}
              chips={[{ module: undefined, name: t("domains.anyRegistrar") }, ...choices].map(({ module, name }) => ({
                href: domainsHref(query, { registrar: module }),
                label: name,
                current: module === query.registrar,
              }))}
            />
          )}
        </Filters>
        <Filters>
          <FilterChips
            label={t("admin.client.columns.status")}
            chips={[undefined, ...domainStatuses].map((status) => ({
              href: domainsHref(query, { status }),
              label: status === undefined ? t("admin.list.all") : stateWord(status, t),
              current: status === query.status,
            }))}
          />
        </Filters>
        {among !== undefined && (
          <Notice tone="warn">{t("domains.among", { shown: formatCount(among, locale) })}</Notice>
        )}
        {rows.length > 0 ? (
          <>
            {mayWrite && <BulkChoice kind="domains" rows={rows} t={t} />}
            <DomainTable {...{ rows, query, registrars, now }} isChosen={mayWrite} words={{ t, locale }} />
            <ListFoot
              page={query.page}
              total={total}
              rows={rows.length}
              href={(number) => domainsHref(query, { page: number })}
              words={{ t, locale }}
            />
          </>
        ) : lift.length > 0 ? (
          <NoResults title={t("domains.noMatch")} lift={lift}>
            {t("domains.noMatchBody")}
          </NoResults>
        ) : (
          <EmptyState title={t("domains.none")}>{t("domains.noneBody")}</EmptyState>
        )}
      </Section>
    </>
  );
});
