import type { ReactElement } from "react";
import type { TransactionRow } from "../../../../data/staff/transactions.ts";
import { compareAmounts, netOf } from "../../../../lib/amounts.ts";
import type { Words } from "../../../../messages/words.ts";
import { DataTable } from "../../../../ui/data-table.tsx";
import { DateText } from "../../../../ui/date-text.tsx";
import { Money } from "../../../../ui/money.tsx";
import { RowTitle } from "../../../../ui/row-title.tsx";
import { isSort, sortOf, type TransactionQuery, transactionHref, transactionsHref } from "./query.ts";

export interface TransactionTableProps {
  rows: TransactionRow[];
  query: TransactionQuery;
  methods: ReadonlyMap<string, string>;
  words: Words;
}

export function TransactionTable({ rows, query, methods, words: { t, locale } }: TransactionTableProps): ReactElement {
  const name = (row: TransactionRow) => methods.get(row.gateway) ?? row.gateway;
  return (
    <DataTable
      caption={t("transactions.title")}
      rows={rows}
      rowKey={(row) => row.id}
      sort={sortOf(query)}
      sortHref={({ key, descending }) =>
        transactionsHref(query, isSort(key) ? { sort: key, dir: descending ? "desc" : "asc" } : {})
      }
      columns={[
        {
          key: "what",
          kind: "title",
          label: t("transactions.columns.description"),
          cell: (row) => (
            <RowTitle href={transactionHref(row)} detail={row.client || t("transactions.nobody")}>
              {row.description || name(row) || t("transactions.one", { id: row.id })}
            </RowTitle>
          ),
        },
        {
          key: "reference",
          from: "wide",
          label: t("money.reference"),
          cell: (row) => <span className="mono ltr">{row.reference}</span>,
        },
        { key: "method", from: "table", label: t("money.method"), cell: name },
        {
          key: "invoice",
          from: "wide",
          label: t("money.invoices.columns.number"),
          cell: (row) => row.invoiceId !== undefined && <span className="num">{row.invoice}</span>,
        },
        {
          key: "date",
          kind: "date",
          label: t("money.invoice.date"),
          sortable: true,
          cell: (row) => <DateText value={row.date} locale={locale} />,
        },
        {
          key: "fees",
          align: "end",
          from: "wide",
          label: t("money.fees"),
          cell: (row) =>
            compareAmounts(row.fees, "0") !== 0 && <Money amount={row.fees} currency={row.currency} locale={locale} />,
        },
        {
          key: "amount",
          kind: "money",
          label: t("money.amount"),
          sortable: true,
          cell: (row) => <Money amount={netOf(row)} currency={row.currency} locale={locale} />,
        },
      ]}
    />
  );
}
