import type { StaffScope } from "../../../../../access/scope.ts";
import { type InvoiceSummary, invoicesOfClient } from "../../../../../data/invoices.ts";
import type { Client } from "../../../../../data/people.ts";
import { clock } from "../../../../../lib/clock.ts";
import { words } from "../../../../../messages/words.ts";
import { DataTable } from "../../../../../ui/data-table.tsx";
import { DateText } from "../../../../../ui/date-text.tsx";
import { Money } from "../../../../../ui/money.tsx";
import { RowTitle } from "../../../../../ui/row-title.tsx";
import { panel } from "../../../../guard.tsx";
import { NewestOf } from "../../../newest-of.tsx";
import { State } from "../../../state.tsx";

/** WHMCS calls an invoice that is overdue "Unpaid". */
const isLate = (row: InvoiceSummary) => row.status === "Unpaid" && row.due !== null && row.due < clock().today;

export const Invoices = panel("client's invoices", async ({ scope, client }: { scope: StaffScope; client: Client }) => {
  const { rows, total } = await invoicesOfClient(scope, client.id);
  const { t, locale } = await words();
  const title = t("admin.client.invoices");
  if (rows.length === 0) return <p className="muted">{t("admin.client.noInvoices")}</p>;
  return (
    <>
      <DataTable
        caption={title}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: "number",
            kind: "title",
            label: t("admin.client.columns.invoice"),
            cell: (row) => (
              <RowTitle href={`/admin/invoices/${row.id}`}>
                <span className="num">{row.number}</span>
              </RowTitle>
            ),
          },
          {
            key: "date",
            from: "wide",
            label: t("admin.client.columns.date"),
            cell: (row) => <DateText value={row.date} locale={locale} />,
          },
          {
            key: "due",
            kind: "date",
            label: t("admin.client.columns.due"),
            cell: (row) => <DateText value={row.due} locale={locale} />,
          },
          {
            key: "total",
            kind: "money",
            label: t("admin.client.columns.total"),
            cell: (row) => <Money amount={row.total} currency={row.currency || client.currency} locale={locale} />,
          },
          {
            key: "status",
            kind: "status",
            label: t("admin.client.columns.status"),
            cell: (row) => <State of={isLate(row) ? "Overdue" : row.status} t={t} />,
          },
        ]}
      />
      <NewestOf shown={rows.length} total={total} words={{ t, locale }} />
    </>
  );
});
