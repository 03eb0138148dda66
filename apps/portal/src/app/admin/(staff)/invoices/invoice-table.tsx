import type { ReactElement } from "react";
import type { InvoiceRow } from "../../../../data/staff/invoices.ts";
import type { Words } from "../../../../messages/words.ts";
import { type Column, DataTable } from "../../../../ui/data-table.tsx";
import { DateText } from "../../../../ui/date-text.tsx";
import { Money } from "../../../../ui/money.tsx";
import { RowTitle } from "../../../../ui/row-title.tsx";
import { choiceColumn } from "../../bulk-choice.tsx";
import { State } from "../../state.tsx";
import { type InvoiceQuery, invoicesHref, isSort, LIST, sortOf } from "./query.ts";
import { stateOf } from "./state.ts";

export interface InvoiceTableProps {
  rows: InvoiceRow[];
  query: InvoiceQuery;
  today: string;
  /** Whether rows can be chosen, to do something with all of them. */
  isChosen: boolean;
  words: Words;
}

export function InvoiceTable({ rows, query, today, isChosen, words: { t, locale } }: InvoiceTableProps): ReactElement {
  const balance: Column<InvoiceRow> = {
    key: "balance",
    kind: "money",
    label: t("money.invoices.columns.balance"),
    cell: (row) => row.balance && <Money amount={row.balance} currency={row.currency} locale={locale} />,
  };
  return (
    <DataTable
      caption={t("money.invoices.title")}
      rows={rows}
      rowKey={(row) => row.id}
      sort={sortOf(query)}
      sortHref={({ key, descending }) =>
        invoicesHref(query, isSort(key) ? { sort: key, dir: descending ? "desc" : "asc" } : {})
      }
      columns={[
        ...(isChosen ? [choiceColumn<InvoiceRow>((row) => row.number, t)] : []),
        {
          key: "id",
          kind: "title",
          label: t("money.invoices.columns.number"),
          sortable: true,
          cell: (row) => (
            <RowTitle href={`${LIST}/${row.id}`} detail={row.client}>
              <span className="num">{row.number}</span>
            </RowTitle>
          ),
        },
        {
          key: "date",
          from: "wide",
          label: t("money.invoices.columns.date"),
          sortable: true,
          cell: (row) => <DateText value={row.date} locale={locale} />,
        },
        {
          key: "duedate",
          kind: "date",
          label: t("money.invoices.columns.due"),
          sortable: true,
          cell: (row) => <DateText value={row.due} locale={locale} />,
        },
        {
          key: "total",
          kind: "money",
          label: t("money.invoices.columns.total"),
          sortable: true,
          from: rows.some((row) => row.balance !== undefined) ? "table" : undefined,
          cell: (row) => <Money amount={row.total} currency={row.currency} locale={locale} />,
        },
        ...(rows.some((row) => row.balance !== undefined) ? [balance] : []),
        {
          key: "status",
          kind: "status",
          label: t("money.invoices.columns.status"),
          sortable: true,
          cell: (row) => <State of={stateOf(row, today)} t={t} />,
        },
      ]}
    />
  );
}
