import type { ReactElement } from "react";
import type { StaffOrder } from "../../../../data/staff/orders.ts";
import { env } from "../../../../env.ts";
import type { Words } from "../../../../messages/words.ts";
import { DataTable, type DataTableProps } from "../../../../ui/data-table.tsx";
import { DateText } from "../../../../ui/date-text.tsx";
import { Money } from "../../../../ui/money.tsx";
import { RowTitle } from "../../../../ui/row-title.tsx";
import { choiceColumn } from "../../bulk-choice.tsx";
import { State } from "../../state.tsx";

export interface OrderTableProps extends Pick<DataTableProps<StaffOrder>, "sort" | "sortHref"> {
  rows: StaffOrder[];
  words: Words;
  /** Whether rows can be chosen, to do something with all of them. */
  isChosen?: boolean;
  /** On the client's own page. */
  hideClient?: boolean;
}

/** "Web Hosting L, fjord.example and 2 more": what an order is known by at a glance. */
const gist = ({ items }: StaffOrder, t: Words["t"]) => {
  const names = [...new Set(items.map(({ domain, name }) => domain || name).filter(Boolean))];
  const [first = "", second] = names;
  if (second === undefined) return first;
  return names.length === 2
    ? `${first}, ${second}`
    : t("orders.andMore", { names: `${first}, ${second}`, more: String(names.length - 2) });
};

export function OrderTable({
  rows,
  hideClient = false,
  isChosen = false,
  words: { t, locale },
  ...sorting
}: OrderTableProps): ReactElement {
  return (
    <DataTable
      caption={t("orders.title")}
      rows={rows}
      rowKey={(row) => row.id}
      {...sorting}
      columns={[
        ...(isChosen ? [choiceColumn<StaffOrder>((row) => String(row.id), t)] : []),
        {
          key: "id",
          kind: "title",
          label: t("orders.columns.order"),
          cell: (row) => (
            <RowTitle href={`/admin/orders/${row.id}`} detail={<bdi>{gist(row, t)}</bdi>}>
              <span className="num">{row.id}</span>
            </RowTitle>
          ),
        },
        ...(hideClient
          ? []
          : [
              {
                key: "client",
                label: t("orders.columns.client"),
                cell: (row: StaffOrder) => <bdi>{row.clientName}</bdi>,
              },
            ]),
        {
          key: "date",
          kind: "date",
          label: t("orders.columns.date"),
          sortable: sorting.sortHref !== undefined,
          cell: (row) => <DateText value={row.date} locale={locale} timeZone={env().TIME_ZONE} />,
        },
        {
          key: "amount",
          kind: "money",
          label: t("orders.columns.amount"),
          cell: (row) => <Money amount={row.amount} currency={row.currency} locale={locale} />,
        },
        {
          key: "payment",
          label: t("orders.columns.payment"),
          cell: (row) =>
            row.payment ? <State of={row.payment} t={t} /> : <span className="muted">{t("orders.noInvoice")}</span>,
        },
        {
          key: "status",
          kind: "status",
          label: t("orders.columns.status"),
          cell: (row) => <State of={row.status} t={t} />,
        },
      ]}
    />
  );
}
