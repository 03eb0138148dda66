import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireStaff } from "../../../../../access/access.ts";
import { roleMay } from "../../../../../access/roles.ts";
import { currencyList, type EndingRow, endingList } from "../../../../../data/staff/content.ts";
import { firstOf, type SearchParams } from "../../../../../lib/search-params.ts";
import { type Words, words } from "../../../../../messages/words.ts";
import { DataTable } from "../../../../../ui/data-table.tsx";
import { EmptyState } from "../../../../../ui/empty-state.tsx";
import { FilterChips } from "../../../../../ui/filter-chips.tsx";
import { Filters } from "../../../../../ui/filters.tsx";
import { formatCount } from "../../../../../ui/format.ts";
import { Icon } from "../../../../../ui/icon.tsx";
import { LinkButton } from "../../../../../ui/link-button.tsx";
import { Money } from "../../../../../ui/money.tsx";
import { PageHeader } from "../../../../../ui/page-header.tsx";
import { RowTitle } from "../../../../../ui/row-title.tsx";
import { Section } from "../../../../../ui/section.tsx";
import { Stack } from "../../../../../ui/stack.tsx";
import { Tag } from "../../../../../ui/tag.tsx";
import type { DescribedGroup } from "../../../../forms/described-form.tsx";
import { page } from "../../../../guard.tsx";
import { DeedPanel } from "../../../deed-panel.tsx";
import { ContentTabs } from "../sections.tsx";
import { save } from "./actions.ts";
import { PATH, pricesHref, pricesQuery, type Way, ways, yearsOf } from "./query.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words();
  return { title: t("content.prices.title") };
}

/** What domains cost, by ending, in one currency. */
export default page(PATH, async ({ searchParams }: { searchParams: SearchParams }) => {
  const asked = pricesQuery.parse(await firstOf(searchParams));
  const scope = await requireStaff(pricesHref(asked));
  const [currencies, { t, locale }] = await Promise.all([currencyList(scope), words()]);
  const currency = currencies.find(({ code }) => code === asked.currency) ?? currencies[0];
  const rows = currency ? await endingList(scope, currency.id) : [];
  const may = roleMay(scope.member.role, "content");
  const chosen = rows.find(({ name }) => name === asked.edit);
  const isNew = asked.edit === "new";
  if (asked.edit !== undefined && !isNew && !chosen) notFound();
  const here = pricesHref({ currency: asked.currency });
  const title = t("content.prices.title");
  const price = (row: EndingRow, way: Way) => {
    const amount = row[way]["1"];
    return amount === undefined ? (
      <span className="muted">–</span>
    ) : (
      <Money amount={amount} currency={currency?.code ?? ""} locale={locale} />
    );
  };
  return (
    <>
      <PageHeader
        title={t("content.title")}
        state={t("content.prices.count", { count: rows.length, shown: formatCount(rows.length, locale) })}
        actions={
          may && (
            <LinkButton
              href={pricesHref({ currency: asked.currency, edit: "new" })}
              kind="primary"
              icon={<Icon name="plus" />}
            >
              {t("content.prices.add")}
            </LinkButton>
          )
        }
      />
      <ContentTabs current="prices" t={t} />
      <Section title={title} hideTitle>
        {currencies.length > 1 && (
          <Filters>
            <FilterChips
              label={t("money.invoices.columns.currency")}
              chips={currencies.map(({ code }) => ({
                href: pricesHref({ currency: code }),
                label: code,
                current: code === currency?.code,
              }))}
            />
          </Filters>
        )}
        <Stack>
          {may && currency && (chosen || isNew) && (
            <DeedPanel
              key={asked.edit}
              title={chosen ? <span className="ltr">.{chosen.name}</span> : t("content.prices.add")}
              submit={t("content.prices.save")}
              form={{ action: save, groups: groupsOf(chosen, currency.code, t) }}
              hidden={{ currency: currency.code, ...(chosen && { ending: chosen.name }) }}
              here={here}
              t={t}
            />
          )}
          {rows.length > 0 ? (
            <DataTable
              caption={title}
              rows={rows}
              rowKey={(row) => row.name}
              columns={[
                {
                  key: "name",
                  kind: "title",
                  label: t("content.prices.ending"),
                  cell: (row) => (
                    <RowTitle
                      href={may ? pricesHref({ currency: asked.currency, edit: row.name }) : undefined}
                      detail={row.group && <Tag>{row.group.toUpperCase()}</Tag>}
                    >
                      <span className="ltr">.{row.name}</span>
                    </RowTitle>
                  ),
                },
                ...ways.map((way) => ({
                  key: way,
                  kind: "money" as const,
                  label: t(`content.prices.${way}`),
                  from: way === "register" ? undefined : ("table" as const),
                  cell: (row: EndingRow) => price(row, way),
                })),
                {
                  key: "with",
                  from: "wide",
                  label: t("content.prices.soldWith"),
                  cell: (row) =>
                    [
                      row.dns && t("client.domain.dns"),
                      row.email && t("client.domain.forwarding"),
                      row.idProtection && t("client.domain.protection"),
                    ]
                      .filter(Boolean)
                      .join(", "),
                },
              ]}
            />
          ) : (
            <EmptyState title={t("content.prices.none")}>{t("content.prices.noneBody")}</EmptyState>
          )}
        </Stack>
      </Section>
    </>
  );
});

/** Its prices by years, and what is sold with it. */
function groupsOf(row: EndingRow | undefined, currency: string, t: Words["t"]): DescribedGroup[] {
  return [
    ...(row
      ? []
      : [
          {
            fields: [
              {
                name: "ending",
                label: t("content.prices.ending"),
                help: t("content.prices.endingHelp"),
                isCode: true,
                maxLength: 200,
              },
            ],
          },
        ]),
    ...ways.map(
      (way): DescribedGroup => ({
        legend: `${t(`content.prices.${way}`)} (${currency})`,
        layout: "row",
        fields: yearsOf[way].map((years) => ({
          name: `${way}.${years}`,
          label: t("manage.renew.years", { count: years }),
          value: row?.[way][years] ?? "",
        })),
      }),
    ),
    {
      fields: [
        {
          kind: "select",
          name: "group",
          label: t("content.prices.mark"),
          value: row?.group.toUpperCase() ?? "",
          options: [
            { value: "", label: t("content.prices.noMark") },
            ...["HOT", "NEW", "SALE"].map((value) => ({ value, label: value })),
          ],
        },
        { kind: "check", name: "dns", label: t("client.domain.dns"), value: row?.dns ? "on" : "" },
        { kind: "check", name: "email", label: t("client.domain.forwarding"), value: row?.email ? "on" : "" },
        {
          kind: "check",
          name: "idProtection",
          label: t("client.domain.protection"),
          value: row?.idProtection ? "on" : "",
        },
      ],
    },
  ];
}
