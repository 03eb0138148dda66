import type { StaffScope } from "../../../access/scope.ts";
import { clients } from "../../../data/people.ts";
import { departmentLoads, queue } from "../../../data/staff/tickets.ts";
import { clock } from "../../../lib/clock.ts";
import { words } from "../../../messages/words.ts";
import { DataTable } from "../../../ui/data-table.tsx";
import { DateText } from "../../../ui/date-text.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Facts } from "../../../ui/facts.tsx";
import { formatCount } from "../../../ui/format.ts";
import { RowTitle } from "../../../ui/row-title.tsx";
import { panel } from "../../guard.tsx";
import { State } from "../state.tsx";
import { waited } from "../wait.ts";

const shown = 8;

/** How many tickets are not closed, and how many clients there are. */
export const Figures = panel("/admin figures", async ({ scope }: { scope: StaffScope }) => {
  const [loads, all, active] = await Promise.all([
    departmentLoads(scope),
    clients(scope, { page: 1, pageSize: 1 }),
    clients(scope, { page: 1, pageSize: 1, status: "Active" }),
  ]);
  const { t, locale } = await words();
  const open = loads.reduce((sum, department) => sum + department.active, 0);
  return (
    <Facts
      large
      label={t("admin.overview.figures")}
      facts={[
        {
          label: t("admin.overview.active"),
          value: formatCount(open, locale),
          href: "/admin/tickets?status=active",
          detail: t("admin.overview.activeDetail"),
        },
        {
          label: t("admin.overview.clients"),
          value: formatCount(all.total, locale),
          href: "/admin/clients",
          detail: t("admin.overview.clientsDetail"),
        },
        {
          label: t("admin.overview.activeClients"),
          value: formatCount(active.total, locale),
          href: "/admin/clients?status=Active",
          detail: t("admin.overview.activeClientsDetail"),
        },
      ]}
    />
  );
});

/** The tickets that wait, as WHMCS orders them: the last written in first. */
export const WaitingTickets = panel("/admin tickets", async ({ scope }: { scope: StaffScope }) => {
  const { rows } = await queue(scope, { status: "Awaiting Reply", page: 1, pageSize: shown });
  const { t, locale } = await words();
  const { now } = clock();
  if (rows.length === 0)
    return <EmptyState title={t("admin.tickets.noneWait")}>{t("admin.tickets.noneWaitBody")}</EmptyState>;
  return (
    <DataTable
      caption={t("admin.overview.waiting")}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "subject",
          kind: "title",
          label: t("admin.tickets.columns.subject"),
          cell: (row) => (
            <RowTitle href={`/admin/tickets/${row.id}`} detail={row.from}>
              {row.subject}
            </RowTitle>
          ),
        },
        {
          key: "wait",
          kind: "status",
          align: "end",
          label: t("admin.tickets.columns.lastReply"),
          cell: (row) => {
            const wait = waited(row.lastReply, now, locale);
            return <span className="num nowrap">{wait === null ? "—" : t("admin.tickets.ago", { wait })}</span>;
          },
        },
      ]}
    />
  );
});

export const NewestClients = panel("/admin clients", async ({ scope }: { scope: StaffScope }) => {
  const { rows } = await clients(scope, { page: 1, pageSize: shown, sort: "datecreated", descending: true });
  const { t, locale } = await words();
  if (rows.length === 0) return <EmptyState title={t("admin.clients.none")}>{t("admin.clients.noneBody")}</EmptyState>;
  return (
    <DataTable
      caption={t("admin.overview.newest")}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "name",
          kind: "title",
          label: t("admin.clients.columns.name"),
          cell: (row) => (
            <RowTitle href={`/admin/clients/${row.id}`} detail={row.person === row.name ? undefined : row.person}>
              {row.name}
            </RowTitle>
          ),
        },
        {
          key: "created",
          kind: "date",
          label: t("admin.clients.columns.created"),
          cell: (row) => <DateText value={row.created} locale={locale} />,
        },
        {
          key: "status",
          kind: "status",
          label: t("admin.clients.columns.status"),
          cell: (row) => <State of={row.status} t={t} />,
        },
      ]}
    />
  );
});
