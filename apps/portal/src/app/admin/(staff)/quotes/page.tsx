import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { requireStaff } from "../../../../access/access.ts";
import { bulkNeeds } from "../../../../access/bulk.ts";
import { roleMay } from "../../../../access/roles.ts";
import { type QuoteRow, quoteStages, staffQuotes } from "../../../../data/staff/quotes.ts";
import { firstOf, hrefWith, type SearchParams } from "../../../../lib/search-params.ts";
import { words } from "../../../../messages/words.ts";
import { DataTable } from "../../../../ui/data-table.tsx";
import { DateText } from "../../../../ui/date-text.tsx";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { FilterChips } from "../../../../ui/filter-chips.tsx";
import { Filters } from "../../../../ui/filters.tsx";
import { formatCount } from "../../../../ui/format.ts";
import { Icon } from "../../../../ui/icon.tsx";
import { LinkButton } from "../../../../ui/link-button.tsx";
import { Money } from "../../../../ui/money.tsx";
import { NoResults } from "../../../../ui/no-results.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { RowTitle } from "../../../../ui/row-title.tsx";
import { SearchBox } from "../../../../ui/search-box.tsx";
import { Section } from "../../../../ui/section.tsx";
import { page } from "../../../guard.tsx";
import { BillingTabs } from "../../billing-tabs.tsx";
import { BulkChoice, choiceColumn } from "../../bulk-choice.tsx";
import { ListFoot } from "../../list-foot.tsx";
import { pageSize, pagesOf } from "../../paging.ts";
import { State, stateWord } from "../../state.tsx";
import { askedFor, LIST, quoteQuery, quotesHref } from "./query.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words()).t("quotes.title") };
}

export default page(LIST, async ({ searchParams }: { searchParams: SearchParams }) => {
  const query = quoteQuery.parse(await firstOf(searchParams));
  const scope = await requireStaff(quotesHref(query, { page: query.page }));
  const said = await words();
  const { t, locale } = said;
  const { rows, total, isUnsearched } = await staffQuotes(scope, askedFor(query, query.page, pageSize));
  const pages = pagesOf(total);
  if (query.page > pages) redirect(quotesHref(query, { page: pages }));
  const { q, client, stage } = query;
  const mayWrite = roleMay(scope.member.role, bulkNeeds.quotes);
  const lift = [
    ...(q === "" ? [] : [{ label: t("admin.list.search", { words: q }), href: quotesHref(query, { q: "" }) }]),
    ...(client === undefined
      ? []
      : [{ label: t("transactions.ofClient", { id: client }), href: quotesHref(query, { client: undefined }) }]),
    ...(stage === undefined
      ? []
      : [
          {
            label: t("admin.list.status", { status: stateWord(stage, t) }),
            href: quotesHref(query, { stage: undefined }),
          },
        ]),
  ];
  return (
    <>
      <PageHeader
        title={t("quotes.title")}
        state={t("quotes.count", { count: total, shown: formatCount(total, locale) })}
        actions={
          <>
            {mayWrite && (
              <LinkButton href={hrefWith(`${LIST}/new`, { client })} icon={<Icon name="plus" />}>
                {t("quotes.new.title")}
              </LinkButton>
            )}
            <LinkButton href={quotesHref(query, {}, "/api/admin/quotes")} document icon={<Icon name="download" />}>
              {t("money.csv")}
            </LinkButton>
          </>
        }
      />
      <BillingTabs current="quotes" t={t} />
      <Section title={t("quotes.title")} hideTitle>
        <Filters>
          <SearchBox
            action={LIST}
            label={t("quotes.search")}
            placeholder={t("quotes.searchHint")}
            value={q}
            keep={{ stage, client: client === undefined ? undefined : String(client) }}
          />
          <FilterChips
            label={t("quotes.columns.stage")}
            chips={[undefined, ...quoteStages].map((wanted) => ({
              href: quotesHref(query, { stage: wanted }),
              label: wanted === undefined ? t("admin.list.all") : stateWord(wanted, t),
              current: wanted === stage,
            }))}
          />
          {client !== undefined && (
            <LinkButton size="small" kind="quiet" href={quotesHref(query, { client: undefined })}>
              {t("transactions.ofAll")}
            </LinkButton>
          )}
        </Filters>
        {isUnsearched && <Notice tone="warn">{t("quotes.onlyNumbers")}</Notice>}
        {rows.length > 0 ? (
          <>
            {mayWrite && <BulkChoice kind="quotes" rows={rows} t={t} />}
            <DataTable
              caption={t("quotes.title")}
              rows={rows}
              rowKey={(row) => row.id}
              columns={[
                ...(mayWrite ? [choiceColumn<QuoteRow>((row) => row.subject || String(row.id), t)] : []),
                {
                  key: "subject",
                  kind: "title",
                  label: t("quotes.columns.subject"),
                  cell: (row) => (
                    <RowTitle href={`${LIST}/${row.id}`} detail={row.client || t("transactions.nobody")}>
                      {row.subject.trim() || t("billing.quotes.number", { id: row.id })}
                    </RowTitle>
                  ),
                },
                {
                  key: "id",
                  from: "wide",
                  label: t("transactions.columns.id"),
                  cell: (row) => <span className="num">{row.id}</span>,
                },
                {
                  key: "date",
                  from: "wide",
                  label: t("billing.quotes.made"),
                  cell: (row) => <DateText value={row.date} locale={locale} />,
                },
                {
                  key: "until",
                  kind: "date",
                  label: t("billing.quotes.until"),
                  cell: (row) => <DateText value={row.validUntil} locale={locale} />,
                },
                {
                  key: "total",
                  kind: "money",
                  label: t("money.invoices.columns.total"),
                  cell: (row) => <Money amount={row.total} currency={row.currency} locale={locale} />,
                },
                {
                  key: "stage",
                  kind: "status",
                  label: t("quotes.columns.stage"),
                  cell: (row) => <State of={row.stage} t={t} />,
                },
              ]}
            />
            <ListFoot
              page={query.page}
              total={total}
              rows={rows.length}
              href={(number) => quotesHref(query, { page: number })}
              words={said}
            />
          </>
        ) : lift.length > 0 ? (
          <NoResults title={t("quotes.noMatch")} lift={lift}>
            {t("quotes.noMatchBody")}
          </NoResults>
        ) : (
          <EmptyState title={t("quotes.none")}>{t("quotes.noneBody")}</EmptyState>
        )}
      </Section>
    </>
  );
});
