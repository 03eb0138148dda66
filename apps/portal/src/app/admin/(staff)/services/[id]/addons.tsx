import type { StaffScope } from "../../../../../access/scope.ts";
import { addonsOfService, type StaffService } from "../../../../../data/staff/service-record.ts";
import { words } from "../../../../../messages/words.ts";
import { DataTable } from "../../../../../ui/data-table.tsx";
import { DateText } from "../../../../../ui/date-text.tsx";
import { Money } from "../../../../../ui/money.tsx";
import { RowTitle } from "../../../../../ui/row-title.tsx";
import { Section } from "../../../../../ui/section.tsx";
import { panel } from "../../../../guard.tsx";
import { State } from "../../../state.tsx";
import { cycleName } from "./fields.ts";

/** What was added to the service. */
export const Addons = panel(
  "/admin/services/[id]: add-ons",
  async ({ scope, service }: { scope: StaffScope; service: StaffService }) => {
    const [rows, { t, locale }] = await Promise.all([addonsOfService(scope, service), words()]);
    if (rows.length === 0) return null;
    return (
      <Section title={t("manage.addons.title")}>
        <DataTable
          caption={t("manage.addons.title")}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: "name",
              kind: "title",
              label: t("manage.addons.addon"),
              cell: (row) => <RowTitle>{row.name}</RowTitle>,
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
              cell: (row) => (
                <>
                  <Money amount={row.recurring} currency={service.currency} locale={locale} />
                  <small>{cycleName(row.cycle, t)}</small>
                </>
              ),
            },
            {
              key: "status",
              kind: "status",
              label: t("admin.client.columns.status"),
              cell: (row) => <State of={row.status} t={t} />,
            },
          ]}
        />
      </Section>
    );
  },
);
