import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { requireStaff } from "../../../../access/access.ts";
import { roleMay } from "../../../../access/roles.ts";
import { paymentMethodNamesOrNone } from "../../../../data/payment-methods.ts";
import { staffTransactions, type TransactionRow } from "../../../../data/staff/transactions.ts";
import { firstOf, hrefWith, type SearchParams } from "../../../../lib/search-params.ts";
import { type Words, words } from "../../../../messages/words.ts";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { FilterChips } from "../../../../ui/filter-chips.tsx";
import { Filters } from "../../../../ui/filters.tsx";
import { formatCount, formatDate, labelled } from "../../../../ui/format.ts";
import { Icon } from "../../../../ui/icon.tsx";
import { LinkButton } from "../../../../ui/link-button.tsx";
import { NoResults } from "../../../../ui/no-results.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { PeriodFilter } from "../../../../ui/period-filter.tsx";
import { SearchBox } from "../../../../ui/search-box.tsx";
import { Section } from "../../../../ui/section.tsx";
import { page } from "../../../guard.tsx";
import { BillingTabs } from "../../billing-tabs.tsx";
import { ListFoot } from "../../list-foot.tsx";
import { pageSize, pagesOf } from "../../paging.ts";
import { askedFor, keptOf, LIST, type TransactionQuery, transactionQuery, transactionsHref } from "./query.ts";
import { TransactionTable } from "./transaction-table.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words();
  return { title: t("transactions.title") };
}

/** The filters in force, each with the list without it. */
function lifts(query: TransactionQuery, methods: ReadonlyMap<string, string>, [row]: TransactionRow[], said: Words) {
  const { t, locale } = said;
  const { q, client, invoice, gateway, from, to } = query;
  const lift = (label: string, change: Partial<TransactionQuery>) => ({ label, href: transactionsHref(query, change) });
  const day = (label: string, value: string) => labelled(label, formatDate(value, locale) ?? value, locale);
  return [
    ...(q === "" ? [] : [lift(t("admin.list.search", { words: q }), { q: "" })]),
    ...(client === undefined
      ? []
      : [lift(row?.client || t("transactions.ofClient", { id: client }), { client: undefined })]),
    ...(invoice === undefined
      ? []
      : [lift(t("money.invoice.title", { number: row?.invoice ?? invoice }), { invoice: undefined })]),
    ...(gateway === undefined ? [] : [lift(methods.get(gateway) ?? gateway, { gateway: undefined })]),
    ...(from === undefined ? [] : [lift(day(t("transactions.from"), from), { from: undefined })]),
    ...(to === undefined ? [] : [lift(day(t("transactions.to"), to), { to: undefined })]),
  ];
}

export default page(LIST, async ({ searchParams }: { searchParams: SearchParams }) => {
  const query = transactionQuery.parse(await firstOf(searchParams));
  const scope = await requireStaff(transactionsHref(query, { page: query.page }));
  const said = await words();
  const { t, locale } = said;
  const [{ rows, total, isTooWide }, methods] = await Promise.all([
    staffTransactions(scope, askedFor(query, query.page, pageSize)),
    paymentMethodNamesOrNone(scope),
  ]);
  const pages = pagesOf(total);
  if (query.page > pages) redirect(transactionsHref(query, { page: pages }));
  const lift = lifts(query, methods, rows, said);
  const { q: _, ...kept } = keptOf(query);
  const { from: __, to: ___, ...otherwise } = keptOf(query);
  const isOfSome = query.client !== undefined || query.invoice !== undefined;
  return (
    <>
      <PageHeader
        title={t("transactions.title")}
        state={isTooWide ? undefined : t("transactions.count", { count: total, shown: formatCount(total, locale) })}
        actions={
          <>
            {roleMay(scope.member.role, "money") && (
              <LinkButton
                href={hrefWith(`${LIST}/new`, { client: query.client, invoice: query.invoice })}
                icon={<Icon name="plus" />}
              >
                {t("transactions.add.open")}
              </LinkButton>
            )}
            {!isTooWide && (
              <LinkButton
                href={transactionsHref(query, {}, "/api/admin/transactions")}
                document
                icon={<Icon name="download" />}
              >
                {t("money.csv")}
              </LinkButton>
            )}
          </>
        }
      />
      <BillingTabs current="transactions" t={t} />
      <Section title={t("transactions.title")} hideTitle>
        <Filters>
          <SearchBox
            action={LIST}
            label={t("transactions.search")}
            placeholder={t("transactions.searchHint")}
            value={query.q}
            keep={kept}
          />
          <PeriodFilter
            action={LIST}
            label={t("transactions.period")}
            from={query.from}
            to={query.to}
            labels={{ from: t("transactions.from"), to: t("transactions.to"), apply: t("transactions.apply") }}
            keep={otherwise}
          />
          <FilterChips
            label={t("money.method")}
            chips={[undefined, ...methods.keys()].map((wanted) => ({
              href: transactionsHref(query, { gateway: wanted }),
              label: wanted === undefined ? t("admin.list.all") : (methods.get(wanted) ?? wanted),
              current: wanted === query.gateway,
            }))}
          />
          {isOfSome && (
            <LinkButton
              size="small"
              kind="quiet"
              href={transactionsHref(query, { client: undefined, invoice: undefined })}
            >
              {t("transactions.ofAll")}
            </LinkButton>
          )}
        </Filters>
        {isTooWide ? (
          <Notice tone="warn" title={t("transactions.tooWide")}>
            {t("transactions.tooWideBody")}
          </Notice>
        ) : rows.length > 0 ? (
          <>
            <TransactionTable rows={rows} query={query} methods={methods} words={said} />
            <ListFoot
              page={query.page}
              total={total}
              rows={rows.length}
              href={(number) => transactionsHref(query, { page: number })}
              words={said}
            />
          </>
        ) : lift.length > 0 ? (
          <NoResults title={t("transactions.noMatch")} lift={lift}>
            {t("transactions.noMatchBody")}
          </NoResults>
        ) : (
          <EmptyState title={t("transactions.none")}>{t("transactions.noneBody")}</EmptyState>
        )}
      </Section>
    </>
  );
});
