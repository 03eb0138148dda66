import type { ReactElement } from "react";
import type { WaitingRequest } from "../../../../../data/staff/module-queue.ts";
import type { Words } from "../../../../../messages/words.ts";
import { DataTable } from "../../../../../ui/data-table.tsx";
import { DateText } from "../../../../../ui/date-text.tsx";
import { RowTitle } from "../../../../../ui/row-title.tsx";
import { LIST } from "../query.ts";

/** Which services are to end, when, and why. */
export function RequestTable({ rows, words: { t, locale } }: { rows: WaitingRequest[]; words: Words }): ReactElement {
  return (
    <DataTable
      caption={t("services.queue.requests")}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "service",
          kind: "title",
          label: t("admin.client.columns.service"),
          cell: (row) => (
            <RowTitle href={`${LIST}/${row.service}`} detail={row.domain && <bdi>{row.name}</bdi>}>
              <bdi>{row.domain || row.name}</bdi>
            </RowTitle>
          ),
        },
        {
          key: "client",
          label: t("admin.clients.columns.name"),
          cell: (row) => <bdi>{row.client || t("admin.client.number", { id: String(row.clientId) })}</bdi>,
        },
        { key: "reason", label: t("services.reason"), cell: (row) => <bdi>{row.reason}</bdi> },
        {
          key: "asked",
          kind: "date",
          label: t("services.queue.asked"),
          cell: (row) => <DateText value={row.date?.slice(0, 10) ?? null} locale={locale} />,
        },
        {
          key: "ends",
          kind: "status",
          label: t("manage.cancel.when"),
          cell: (row) =>
            row.type === "Immediate" ? t("manage.cancel.atOnce") : <DateText value={row.nextDue} locale={locale} />,
        },
      ]}
    />
  );
}
