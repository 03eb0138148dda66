import type { Metadata } from "next";
import { z } from "zod";
import { requireStaff } from "../../../../access/access.ts";
import { currencyCodesById } from "../../../../data/staff/currencies.ts";
import { type Promotion, promotions } from "../../../../data/staff/promotions.ts";
import { clock } from "../../../../lib/clock.ts";
import { firstOf, hrefWith, qField, type SearchParams } from "../../../../lib/search-params.ts";
import { type Words, words } from "../../../../messages/words.ts";
import { Badge } from "../../../../ui/badge.tsx";
import { DataTable } from "../../../../ui/data-table.tsx";
import { DateText } from "../../../../ui/date-text.tsx";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { FilterChips } from "../../../../ui/filter-chips.tsx";
import { Filters } from "../../../../ui/filters.tsx";
import { formatCount, formatMoney } from "../../../../ui/format.ts";
import { NoResults } from "../../../../ui/no-results.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { RowTitle } from "../../../../ui/row-title.tsx";
import { SearchBox } from "../../../../ui/search-box.tsx";
import { Section } from "../../../../ui/section.tsx";
import { page } from "../../../guard.tsx";
import { BillingTabs } from "../../billing-tabs.tsx";

const LIST = "/admin/promotions";
const states = ["active", "coming", "usedUp", "over"] as const;
const tones = { active: "ok", coming: "warn", usedUp: "idle", over: "idle" } as const;

const listQuery = z.object({ q: qField, state: z.enum(states).optional().catch(undefined) });

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words()).t("reports.promotions.title") };
}

/** What a code takes off, in words: "10 % off", "€5.00 off". */
function worth({ type, value }: Promotion, currency: string, { t, locale }: Words): string {
  const amount = formatMoney(value, currency, locale) ?? value;
  switch (type) {
    case "Percentage":
      return t("billing.quotes.off", { percent: Number(value) });
    case "Fixed Amount":
      return t("reports.promotions.amountOff", { amount });
    case "Price Override":
      return t("reports.promotions.priceOf", { amount });
    default:
      return t("reports.promotions.freeSetup");
  }
}

/** All promotions: what each takes off, when, and how often it was used. */
export default page(LIST, async ({ searchParams }: { searchParams: SearchParams }) => {
  const { q, state } = listQuery.parse(await firstOf(searchParams));
  const scope = await requireStaff(hrefWith(LIST, { q, state }));
  const said = await words();
  const { t, locale } = said;
  const [all, codes] = await Promise.all([promotions(scope, clock().today), currencyCodesById(scope)]);
  // Amounts are in the currency that the installation reckons in.
  const currency = codes.values().next().value ?? "";
  const isWanted = (row: Promotion) =>
    (state === undefined || row.state === state) && row.code.toLowerCase().includes(q.toLowerCase());
  const rows = all.filter(isWanted);
  const lift = [
    ...(q === "" ? [] : [{ label: t("admin.list.search", { words: q }), href: hrefWith(LIST, { state }) }]),
    ...(state === undefined
      ? []
      : [
          {
            label: t("admin.list.status", { status: t(`reports.promotions.states.${state}`) }),
            href: hrefWith(LIST, { q }),
          },
        ]),
  ];
  return (
    <>
      <PageHeader
        title={t("reports.promotions.title")}
        state={t("reports.promotions.count", { count: rows.length, shown: formatCount(rows.length, locale) })}
      />
      <BillingTabs current="promotions" t={t} />
      <Section title={t("reports.promotions.title")} hideTitle>
        <Filters>
          <SearchBox
            action={LIST}
            label={t("reports.promotions.search")}
            placeholder={t("reports.promotions.code")}
            value={q}
            keep={{ state }}
          />
          <FilterChips
            label={t("money.invoices.columns.status")}
            chips={[undefined, ...states].map((wanted) => ({
              href: hrefWith(LIST, { q, state: wanted }),
              label: wanted === undefined ? t("admin.list.all") : t(`reports.promotions.states.${wanted}`),
              current: wanted === state,
            }))}
          />
        </Filters>
        {rows.length > 0 ? (
          <DataTable
            caption={t("reports.promotions.title")}
            rows={rows}
            rowKey={(row) => row.id}
            columns={[
              {
                key: "code",
                kind: "title",
                label: t("reports.promotions.code"),
                cell: (row) => (
                  <RowTitle detail={row.notes || undefined}>
                    <span className="mono ltr">{row.code}</span>
                  </RowTitle>
                ),
              },
              { key: "worth", label: t("reports.promotions.worth"), cell: (row) => worth(row, currency, said) },
              {
                key: "recurs",
                from: "wide",
                label: t("reports.promotions.recurs"),
                cell: (row) =>
                  !row.isRecurring
                    ? t("reports.promotions.once")
                    : row.recursFor > 0
                      ? t("reports.promotions.times", {
                          count: row.recursFor,
                          shown: formatCount(row.recursFor, locale),
                        })
                      : t("reports.promotions.always"),
              },
              {
                key: "from",
                from: "wide",
                label: t("transactions.from"),
                cell: (row) => <DateText value={row.from} locale={locale} />,
              },
              {
                key: "until",
                kind: "date",
                label: t("transactions.to"),
                cell: (row) => <DateText value={row.until} locale={locale} />,
              },
              {
                key: "uses",
                align: "end",
                label: t("reports.promotions.uses"),
                cell: (row) => (
                  <span className="num">
                    {row.most > 0
                      ? t("reports.promotions.usesOf", {
                          uses: formatCount(row.uses, locale),
                          most: formatCount(row.most, locale),
                        })
                      : formatCount(row.uses, locale)}
                  </span>
                ),
              },
              {
                key: "state",
                kind: "status",
                label: t("money.invoices.columns.status"),
                cell: (row) => <Badge tone={tones[row.state]}>{t(`reports.promotions.states.${row.state}`)}</Badge>,
              },
            ]}
          />
        ) : lift.length > 0 ? (
          <NoResults title={t("reports.promotions.noMatch")} lift={lift} />
        ) : (
          <EmptyState title={t("reports.promotions.none")}>{t("reports.promotions.noneBody")}</EmptyState>
        )}
        <p className="help">{t("reports.promotions.readOnly")}</p>
      </Section>
    </>
  );
});
