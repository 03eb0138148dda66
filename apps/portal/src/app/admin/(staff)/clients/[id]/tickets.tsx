import type { StaffScope } from "../../../../../access/scope.ts";
import type { Client } from "../../../../../data/people.ts";
import { queue } from "../../../../../data/staff/tickets.ts";
import { words } from "../../../../../messages/words.ts";
import { DataTable } from "../../../../../ui/data-table.tsx";
import { DateText } from "../../../../../ui/date-text.tsx";
import { RowTitle } from "../../../../../ui/row-title.tsx";
import { panel } from "../../../../guard.tsx";
import { NewestOf } from "../../../newest-of.tsx";
import { State } from "../../../state.tsx";

export const Tickets = panel("client's tickets", async ({ scope, client }: { scope: StaffScope; client: Client }) => {
  const { rows, total } = await queue(scope, { client: client.id, page: 1, pageSize: 10 });
  const { t, locale } = await words();
  const title = t("admin.client.facts.tickets");
  if (rows.length === 0) return <p className="muted">{t("admin.client.noTickets")}</p>;
  return (
    <>
      <DataTable
        caption={title}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: "subject",
            kind: "title",
            label: t("admin.tickets.columns.subject"),
            cell: (row) => (
              <RowTitle href={`/admin/tickets/${row.id}`} detail={<span className="num">{row.number}</span>}>
                {row.subject}
              </RowTitle>
            ),
          },
          {
            key: "department",
            from: "wide",
            label: t("admin.tickets.columns.department"),
            cell: (row) => row.department,
          },
          {
            key: "reply",
            kind: "date",
            label: t("admin.tickets.columns.lastReply"),
            cell: (row) => <DateText value={row.lastReply} locale={locale} />,
          },
          {
            key: "status",
            kind: "status",
            label: t("admin.tickets.columns.status"),
            cell: (row) => <State of={row.status} t={t} />,
          },
        ]}
      />
      <NewestOf shown={rows.length} total={total} words={{ t, locale }} />
    </>
  );
});
