import type { StaffScope } from "../../../../../access/scope.ts";
import { domainsOfClient } from "../../../../../data/domains.ts";
import type { Client } from "../../../../../data/people.ts";
import { words } from "../../../../../messages/words.ts";
import { DataTable } from "../../../../../ui/data-table.tsx";
import { DateText } from "../../../../../ui/date-text.tsx";
import { Money } from "../../../../../ui/money.tsx";
import { RowTitle } from "../../../../../ui/row-title.tsx";
import { panel } from "../../../../guard.tsx";
import { State } from "../../../state.tsx";

export const Domains = panel("client's domains", async ({ scope, client }: { scope: StaffScope; client: Client }) => {
  const rows = await domainsOfClient(scope, client.id);
  const { t, locale } = await words();
  const title = t("admin.client.facts.domains");
  if (rows.length === 0) return <p className="muted">{t("admin.client.noDomains")}</p>;
  return (
    <DataTable
      caption={title}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "name",
          kind: "title",
          label: t("admin.client.columns.domain"),
          cell: (row) => (
            <RowTitle href={`/admin/domains/${row.id}`}>
              <bdi>{row.name}</bdi>
            </RowTitle>
          ),
        },
        {
          key: "expires",
          kind: "date",
          label: t("admin.client.columns.expires"),
          cell: (row) => <DateText value={row.expires} locale={locale} />,
        },
        {
          key: "renewal",
          from: "table",
          label: t("admin.client.columns.renewal"),
          cell: (row) => t(row.autoRenew ? "admin.client.renews" : "admin.client.ends"),
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
