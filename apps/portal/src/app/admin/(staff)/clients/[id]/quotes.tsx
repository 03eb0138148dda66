import type { StaffScope } from "../../../../../access/scope.ts";
import type { Client } from "../../../../../data/people.ts";
import { quotesOfClient } from "../../../../../data/staff/client-parts.ts";
import { words } from "../../../../../messages/words.ts";
import { DataTable } from "../../../../../ui/data-table.tsx";
import { DateText } from "../../../../../ui/date-text.tsx";
import { Money } from "../../../../../ui/money.tsx";
import { RowTitle } from "../../../../../ui/row-title.tsx";
import { panel } from "../../../../guard.tsx";
import { State } from "../../../state.tsx";

export const Quotes = panel("client's quotes", async ({ scope, client }: { scope: StaffScope; client: Client }) => {
  const rows = await quotesOfClient(scope, client.id);
  const { t, locale } = await words();
  if (rows.length === 0) return <p className="muted">{t("clients.noQuotes")}</p>;
  return (
    <DataTable
      caption={t("clients.tabs.quotes")}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "subject",
          kind: "title",
          label: t("clients.columns.subject"),
          cell: (row) => (
            <RowTitle href={`/admin/quotes/${row.id}`}>
              {row.subject.trim() || t("billing.quotes.number", { id: row.id })}
            </RowTitle>
          ),
        },
        {
          key: "date",
          kind: "date",
          label: t("clients.columns.date"),
          cell: (row) => <DateText value={row.date} locale={locale} />,
        },
        {
          key: "until",
          label: t("clients.columns.validUntil"),
          from: "wide",
          cell: (row) => <DateText value={row.validUntil} locale={locale} />,
        },
        {
          key: "total",
          kind: "money",
          label: t("clients.columns.amount"),
          cell: (row) => <Money amount={row.total} currency={client.currency} locale={locale} />,
        },
        {
          key: "stage",
          kind: "status",
          label: t("clients.columns.stage"),
          cell: (row) => <State of={row.stage} t={t} />,
        },
      ]}
    />
  );
});
