import type { ReactElement } from "react";
import { type InvoiceSummary, leftOf, type OpenInvoice } from "../../../data/invoices.ts";
import type { Words } from "../../../messages/words.ts";
import type { Column } from "../../../ui/data-table.tsx";
import { DateText } from "../../../ui/date-text.tsx";
import { formatDate, formatMoney } from "../../../ui/format.ts";
import { Money } from "../../../ui/money.tsx";
import { RowTitle } from "../../../ui/row-title.tsx";
import { InvoiceState, invoiceStateOf } from "../states.tsx";

export type InvoiceContext = Words & {
  now: string;
  today: string;
  /** What is still to be paid, for what is left of an invoice of which part was. */
  open: readonly OpenInvoice[];
};

/** How a list shows invoices. */
export function invoiceColumns(context: InvoiceContext): Column<InvoiceSummary>[] {
  const { t, locale, today } = context;
  return [
    {
      key: "number",
      label: t("client.invoices.number"),
      kind: "title",
      sortable: true,
      cell: (row) => (
        <RowTitle href={`/invoices/${row.id}`}>{t("client.invoices.numberOf", { number: row.number })}</RowTitle>
      ),
    },
    {
      key: "date",
      label: t("client.invoices.date"),
      kind: "date",
      from: "table",
      sortable: true,
      cell: (row) => <DateText value={row.date} locale={locale} />,
    },
    {
      key: "due",
      label: t("client.invoices.due"),
      kind: "date",
      sortable: true,
      cell: (row) => <Due row={row} {...context} />,
    },
    {
      key: "total",
      label: t("client.invoices.total"),
      kind: "money",
      sortable: true,
      cell: (row) => <Total row={row} {...context} />,
    },
    {
      key: "status",
      label: t("client.invoices.status"),
      kind: "status",
      sortable: true,
      cell: (row) => <InvoiceState of={invoiceStateOf(row, today)} t={t} />,
    },
  ];
}

/** What it comes to, and below that what is left, where part was paid: the list's heading adds up what is left. */
function Total({ row, open, t, locale }: InvoiceContext & { row: InvoiceSummary }): ReactElement {
  const left = leftOf(row, open);
  return (
    <>
      <Money amount={row.total} currency={row.currency} locale={locale} />
      {left && (
        <small>
          {" "}
          {t("client.invoices.left", { amount: formatMoney(left.balance, row.currency, locale) ?? left.balance })}
        </small>
      )}
    </>
  );
}

/** The day that it is due, with the distance while it is open, and the day of payment afterwards. */
function Due({ row, t, locale, now, today }: InvoiceContext & { row: InvoiceSummary }): ReactElement {
  const open = row.status === "Unpaid" || row.status === "Overdue";
  const paid = row.status === "Paid" && row.paid !== null ? formatDate(row.paid, locale) : null;
  return (
    <>
      <DateText
        value={row.due}
        locale={locale}
        relativeTo={open ? now : undefined}
        tone={invoiceStateOf(row, today) === "Overdue" ? "bad" : undefined}
      />
      {paid && <small> {t("client.invoices.paidOn", { date: paid })}</small>}
    </>
  );
}
