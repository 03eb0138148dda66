import type { ReactElement } from "react";
import type { StaffInvoice } from "../../../../../data/staff/invoices.ts";
import { isPositive, negated } from "../../../../../lib/amounts.ts";
import type { Words } from "../../../../../messages/words.ts";
import { DataTable } from "../../../../../ui/data-table.tsx";
import { DateText } from "../../../../../ui/date-text.tsx";
import { Money } from "../../../../../ui/money.tsx";
import { RowTitle } from "../../../../../ui/row-title.tsx";

export interface TransactionsProps extends Words {
  invoice: StaffInvoice;
  methods: ReadonlyMap<string, string>;
}

/** What was paid of an invoice, and what was given back. */
export function Transactions({ invoice, methods, t, locale }: TransactionsProps): ReactElement {
  if (invoice.transactions.length === 0) return <p className="muted">{t("money.invoice.noTransactions")}</p>;
  return (
    <DataTable
      caption={t("money.invoice.transactions")}
      rows={invoice.transactions}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "what",
          kind: "title",
          label: t("money.method"),
          cell: (row) => <RowTitle detail={row.description}>{methods.get(row.gateway) ?? row.gateway}</RowTitle>,
        },
        {
          key: "reference",
          from: "table",
          label: t("money.reference"),
          cell: (row) => <span className="mono ltr">{row.reference}</span>,
        },
        {
          key: "date",
          kind: "date",
          label: t("money.invoice.date"),
          cell: (row) => <DateText value={row.date} locale={locale} />,
        },
        {
          key: "amount",
          kind: "money",
          label: t("money.amount"),
          cell: (row) => (
            <Money
              amount={isPositive(row.out) ? negated(row.out) : row.in}
              currency={invoice.currency}
              locale={locale}
            />
          ),
        },
      ]}
    />
  );
}
