import type { StaffScope } from "../../../../../access/scope.ts";
import type { Client } from "../../../../../data/people.ts";
import { activityOfClient, emailsOfClient } from "../../../../../data/staff/client-parts.ts";
import { env } from "../../../../../env.ts";
import { words } from "../../../../../messages/words.ts";
import { Badge } from "../../../../../ui/badge.tsx";
import { DataTable } from "../../../../../ui/data-table.tsx";
import { DateText } from "../../../../../ui/date-text.tsx";
import { RowTitle } from "../../../../../ui/row-title.tsx";
import { panel } from "../../../../guard.tsx";
import { ListFoot } from "../../../list-foot.tsx";
import { pageSize } from "../../../paging.ts";
import { tabHref } from "./tabs.ts";

type Props = { scope: StaffScope; client: Client; page: number };

const tones = { sent: "ok", pending: "warn", failed: "bad" } as const;

/** What the client was mailed, and what did not arrive. */
export const Emails = panel("client's e-mails", async ({ scope, client, page }: Props) => {
  const { rows, total } = await emailsOfClient(scope, client.id, { page, pageSize });
  const said = await words();
  const { t, locale } = said;
  if (rows.length === 0) return <p className="muted">{t("clients.emails.none")}</p>;
  return (
    <>
      <DataTable
        caption={t("clients.tabs.emails")}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: "subject",
            kind: "title",
            label: t("clients.columns.subject"),
            cell: (row) => <RowTitle detail={row.why}>{row.subject}</RowTitle>,
          },
          { key: "to", label: t("clients.columns.to"), cell: (row) => <bdi>{row.to}</bdi> },
          {
            key: "date",
            kind: "date",
            label: t("clients.columns.date"),
            cell: (row) => <DateText value={row.date} locale={locale} withTime timeZone={env().TIME_ZONE} />,
          },
          {
            key: "state",
            kind: "status",
            label: t("admin.client.columns.status"),
            cell: (row) => <Badge tone={tones[row.state]}>{t(`clients.emails.${row.state}`)}</Badge>,
          },
        ]}
      />
      <ListFoot
        page={page}
        total={total}
        rows={rows.length}
        href={(number) => tabHref(client.id, "emails", number)}
        words={said}
      />
    </>
  );
});

/** What the engine wrote down about the client. */
export const Activity = panel("client's activity", async ({ scope, client, page }: Props) => {
  const { rows, total } = await activityOfClient(scope, client.id, { page, pageSize });
  const said = await words();
  const { t, locale } = said;
  if (rows.length === 0) return <p className="muted">{t("clients.activity.none")}</p>;
  return (
    <>
      <DataTable
        caption={t("clients.tabs.activity")}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: "what",
            kind: "title",
            label: t("clients.columns.what"),
            cell: (row) => <RowTitle>{row.description}</RowTitle>,
          },
          { key: "by", label: t("clients.columns.by"), cell: (row) => row.by },
          {
            key: "address",
            label: t("orders.address"),
            from: "wide",
            cell: (row) => <span className="mono ltr">{row.address}</span>,
          },
          {
            key: "date",
            kind: "date",
            label: t("clients.columns.date"),
            cell: (row) => <DateText value={row.date} locale={locale} withTime timeZone={env().TIME_ZONE} />,
          },
        ]}
      />
      <ListFoot
        page={page}
        total={total}
        rows={rows.length}
        href={(number) => tabHref(client.id, "activity", number)}
        words={said}
      />
    </>
  );
});
