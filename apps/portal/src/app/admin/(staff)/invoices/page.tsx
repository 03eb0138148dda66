import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { requireStaff } from "../../../../access/access.ts";
import { roleMay } from "../../../../access/roles.ts";
import { staffInvoices } from "../../../../data/staff/invoices.ts";
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
import { BillingTabs } from "../../billing-tabs.tsx";
import { BulkChoice } from "../../bulk-choice.tsx";
import { ListFoot } from "../../list-foot.tsx";
import { pageSize, pagesOf } from "../../paging.ts";
import { stateWord } from "../../state.tsx";
import { InvoiceTable } from "./invoice-table.tsx";
import { askedFor, type InvoiceQuery, invoiceQuery, invoiceStatuses, invoicesHref, LIST } from "./query.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words();
  return { title: t("money.invoices.title") };
}

/** The filters in force, each with the list without it. */
const lifts = (query: InvoiceQuery, t: Words["t"]) => [
  ...(query.q === ""
    ? []
    : [{ label: t("admin.list.search", { words: query.q }), href: invoicesHref(query, { q: "" }) }]),
  ...(query.status === undefined
    ? []
    : [
        {
          label: t("admin.list.status", { status: stateWord(query.status, t) }),
          href: invoicesHref(query, { status: undefined }),
        },
      ]),
];

export default page(LIST, async ({ searchParams }: { searchParams: SearchParams }) => {
  const query = invoiceQuery.parse(await firstOf(searchParams));
  const scope = await requireStaff(invoicesHref(query, { page: query.page }));
  const { t, locale } = await words();
  const { rows, total, isUnsearched } = await staffInvoices(scope, askedFor(query, query.page, pageSize));
  const pages = pagesOf(total);
  if (query.page > pages) redirect(invoicesHref(query, { page: pages }));
  const mayAct = roleMay(scope.member.role, "money");
  const lift = lifts(query, t);
  return (
    <>
      <PageHeader
        title={t("money.invoices.title")}
        state={t("money.invoices.count", { count: total, shown: formatCount(total, locale) })}
        actions={
          <>
            {mayAct && (
              <LinkButton href={`${LIST}/new`} icon={<Icon name="plus" />}>
                {t("money.invoices.add")}
              </LinkButton>
            )}
            <LinkButton href={invoicesHref(query, {}, "/api/admin/invoices")} document icon={<Icon name="download" />}>
              {t("money.csv")}
            </LinkButton>
          </>
        }
      />
      <BillingTabs current="invoices" t={t} />
      <Section title={t("money.invoices.title")} hideTitle>
        <Filters>
          <SearchBox
            action={LIST}
            label={t("money.invoices.search")}
            placeholder={t("money.invoices.searchHint")}
            value={query.q}
            keep={{ status: query.status, sort: query.sort, dir: query.dir }}
          />
          <FilterChips
            label={t("money.invoices.columns.status")}
            chips={[undefined, ...invoiceStatuses].map((wanted) => ({
              href: invoicesHref(query, { status: wanted }),
              label: wanted === undefined ? t("admin.list.all") : stateWord(wanted, t),
              current: wanted === query.status,
            }))}
          />
        </Filters>
        {isUnsearched && <Notice tone="warn">{t("money.invoices.onlyNumbers")}</Notice>}
        {rows.length > 0 ? (
          <>
            {mayAct && <BulkChoice kind="invoices" rows={rows} t={t} />}
            <InvoiceTable rows={rows} query={query} today={clock().today} isChosen={mayAct} words={{ t, locale }} />
            <ListFoot
              page={query.page}
              total={total}
              rows={rows.length}
              href={(number) => invoicesHref(query, { page: number })}
              words={{ t, locale }}
            />
          </>
        ) : lift.length > 0 ? (
          <NoResults title={t("money.invoices.noMatch")} lift={lift}>
            {t("money.invoices.noMatchBody")}
          </NoResults>
        ) : (
          <EmptyState title={t("money.invoices.none")}>{t("money.invoices.noneBody")}</EmptyState>
        )}
      </Section>
    </>
  );
});
