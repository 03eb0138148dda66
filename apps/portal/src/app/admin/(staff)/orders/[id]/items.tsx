import type { ReactElement } from "react";
import type { StaffOrderDetail } from "../../../../../data/staff/orders.ts";
import type { Words } from "../../../../../messages/words.ts";
import { DataTable } from "../../../../../ui/data-table.tsx";
import { Money } from "../../../../../ui/money.tsx";
import { RowTitle } from "../../../../../ui/row-title.tsx";
import { oftenWord } from "../../../../(client)/shop/prices.ts";
import { State } from "../../../state.tsx";

/** The page of the service or domain that an item became. */
function hrefOf({ type, relid }: StaffOrderDetail["items"][number]): string | undefined {
  if (relid <= 0) return undefined;
  if (type === "product") return `/admin/services/${relid}`;
  return type === "domain" ? `/admin/domains/${relid}` : undefined;
}

export function Items({ order, words: { t, locale } }: { order: StaffOrderDetail; words: Words }): ReactElement {
  return (
    <DataTable
      caption={t("orders.items")}
      rows={order.items.map((item, at) => ({ ...item, at }))}
      rowKey={(row) => row.at}
      columns={[
        {
          key: "name",
          kind: "title",
          label: t("orders.columns.item"),
          cell: (row) => (
            <RowTitle href={hrefOf(row)} detail={row.name && row.domain ? <bdi>{row.domain}</bdi> : undefined}>
              {row.name || <bdi>{row.domain}</bdi>}
            </RowTitle>
          ),
        },
        { key: "kind", from: "wide", label: t("orders.columns.kind"), cell: (row) => row.kind },
        { key: "cycle", label: t("orders.columns.cycle"), cell: (row) => oftenWord(row.cycle, t) ?? row.cycle },
        {
          key: "amount",
          kind: "money",
          label: t("orders.columns.amount"),
          cell: (row) => <Money amount={row.amount} currency={order.currency} locale={locale} />,
        },
        {
          key: "status",
          kind: "status",
          label: t("orders.columns.status"),
          cell: (row) => row.status && <State of={row.status} t={t} />,
        },
      ]}
    />
  );
}
