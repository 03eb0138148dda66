import type { StaffScope } from "../../../../../access/scope.ts";
import type { Client } from "../../../../../data/people.ts";
import { servicesOfClient } from "../../../../../data/services.ts";
import { words } from "../../../../../messages/words.ts";
import { DataTable } from "../../../../../ui/data-table.tsx";
import { DateText } from "../../../../../ui/date-text.tsx";
import { Money } from "../../../../../ui/money.tsx";
import { RowTitle } from "../../../../../ui/row-title.tsx";
import { panel } from "../../../../guard.tsx";
import { State } from "../../../state.tsx";

export const Services = panel("client's services", async ({ scope, client }: { scope: StaffScope; client: Client }) => {
  const rows = await servicesOfClient(scope, client.id);
  const { t, locale } = await words();
  const title = t("admin.client.facts.services");
  if (rows.length === 0) return <p className="muted">{t("admin.client.noServices")}</p>;
  return (
    <DataTable
      caption={title}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "name",
          kind: "title",
          label: t("admin.client.columns.service"),
          cell: (row) => (
            <RowTitle href={`/admin/services/${row.id}`} detail={<bdi>{row.domain}</bdi>}>
              {row.name}
            </RowTitle>
          ),
        },
        {
          key: "due",
          kind: "date",
          label: t("admin.client.columns.nextDue"),
          cell: (row) => <DateText value={row.nextDue} locale={locale} />,
        },
        {
          key: "price",
          kind: "money",
          label: t("admin.client.columns.price"),
          cell: (row) => <Money amount={row.recurring} currency={client.currency} locale={locale} />,
        },
        {
          key: "status",
          kind: "status",
          label: t("admin.client.columns.status"),
          cell: (row) => <State of={row.status} t={t} />,
        },
      ]}
    />
  );
});
