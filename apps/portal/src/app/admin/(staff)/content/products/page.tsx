import type { Metadata } from "next";
import { requireStaff } from "../../../../../access/access.ts";
import { roleMay } from "../../../../../access/roles.ts";
import { currencyList, type ProductRow, productList, productTypes } from "../../../../../data/staff/content.ts";
import { words } from "../../../../../messages/words.ts";
import { cyclesOf } from "../../../../../shop/catalogue.ts";
import { Badge } from "../../../../../ui/badge.tsx";
import { type Column, DataTable } from "../../../../../ui/data-table.tsx";
import { EmptyState } from "../../../../../ui/empty-state.tsx";
import { formatCount } from "../../../../../ui/format.ts";
import { Icon } from "../../../../../ui/icon.tsx";
import { LinkButton } from "../../../../../ui/link-button.tsx";
import { PageHeader } from "../../../../../ui/page-header.tsx";
import { RowTitle } from "../../../../../ui/row-title.tsx";
import { Section } from "../../../../../ui/section.tsx";
import { priceText } from "../../../../(client)/shop/prices.ts";
import { page } from "../../../../guard.tsx";
import { ContentTabs } from "../sections.tsx";

const PATH = "/admin/content/products";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words();
  return { title: t("content.products.title") };
}

/** What is sold, with its prices in the installation's own currency. */
export default page(PATH, async () => {
  const scope = await requireStaff(PATH);
  const [[currency], { t, locale }] = await Promise.all([currencyList(scope), words()]);
  const code = currency?.code ?? "";
  const rows = await productList(scope, code);
  const title = t("content.products.title");
  const pricesOf = ({ prices }: ProductRow) =>
    cyclesOf(prices)
      .map((cycle) => priceText(cycle, prices[cycle]?.price ?? "0.00", { t, locale, currency: code }))
      .join(" · ");
  const shown: Column<ProductRow> = {
    key: "shown",
    kind: "status",
    label: t("admin.client.columns.status"),
    cell: (row) => (
      <Badge tone={row.isHidden ? "idle" : "ok"}>
        {t(row.isHidden ? "content.products.hidden" : "content.products.sold")}
      </Badge>
    ),
  };
  return (
    <>
      <PageHeader
        title={t("content.title")}
        state={t("content.products.count", { count: rows.length, shown: formatCount(rows.length, locale) })}
        actions={
          roleMay(scope.member.role, "content") && (
            <LinkButton href={`${PATH}/new`} kind="primary" icon={<Icon name="plus" />}>
              {t("content.products.add")}
            </LinkButton>
          )
        }
      />
      <ContentTabs current="products" t={t} />
      <Section title={title} hideTitle>
        {rows.length > 0 ? (
          <DataTable
            caption={title}
            rows={rows}
            rowKey={(row) => row.id}
            columns={[
              {
                key: "name",
                kind: "title",
                label: t("content.products.name"),
                cell: (row) => <RowTitle detail={row.group}>{row.name}</RowTitle>,
              },
              {
                key: "type",
                from: "wide",
                label: t("content.products.type"),
                cell: ({ type }) => {
                  const known = productTypes.find((each) => each === type);
                  return known ? t(`content.products.types.${known}`) : type;
                },
              },
              {
                key: "module",
                from: "wide",
                label: t("domains.registrars.module"),
                cell: (row) => <span className="mono ltr">{row.module || "–"}</span>,
              },
              { key: "prices", label: t("admin.client.columns.price"), cell: pricesOf },
              ...(rows.some(({ isHidden }) => isHidden !== undefined) ? [shown] : []),
            ]}
          />
        ) : (
          <EmptyState title={t("content.products.none")}>{t("content.products.noneBody")}</EmptyState>
        )}
      </Section>
    </>
  );
});
