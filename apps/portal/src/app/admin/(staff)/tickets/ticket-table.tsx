import type { ReactElement } from "react";
import type { QueueRow } from "../../../../data/staff/tickets.ts";
import { clock } from "../../../../lib/clock.ts";
import type { Words } from "../../../../messages/words.ts";
import { DataTable } from "../../../../ui/data-table.tsx";
import { RowTitle } from "../../../../ui/row-title.tsx";
import { Tag } from "../../../../ui/tag.tsx";
import { choiceColumn } from "../../bulk-choice.tsx";
import { priorityWord, State } from "../../state.tsx";
import { waited } from "../../wait.ts";
import { queueHref, type TicketQuery } from "./query.ts";

export interface TicketTableProps {
  rows: QueueRow[];
  query: TicketQuery;
  /** Whether rows can be chosen, to do something with all of them. */
  isChosen: boolean;
  words: Words;
}

/** One page of the queue, in WHMCS's order: the last written in first. */
export function TicketTable({ rows, query, isChosen, words: { t, locale } }: TicketTableProps): ReactElement {
  const { now } = clock();
  return (
    <DataTable
      caption={t("admin.tickets.title")}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        ...(isChosen ? [choiceColumn<QueueRow>((row) => row.subject, t)] : []),
        {
          key: "subject",
          kind: "title",
          label: t("admin.tickets.columns.subject"),
          cell: (row) => (
            <RowTitle href={queueHref(query, { page: query.page }, row.id)} detail={row.from}>
              {row.subject}
            </RowTitle>
          ),
        },
        {
          key: "number",
          from: "wide",
          label: t("admin.tickets.columns.number"),
          cell: (row) => <span className="num">{row.number}</span>,
        },
        {
          key: "department",
          from: "wide",
          label: t("admin.tickets.columns.department"),
          cell: (row) => row.department,
        },
        {
          key: "priority",
          from: "table",
          label: t("admin.tickets.columns.priority"),
          cell: (row) => <Tag>{priorityWord(row.priority, t)}</Tag>,
        },
        {
          key: "wait",
          kind: "date",
          label: t("admin.tickets.columns.lastReply"),
          cell: (row) => {
            const wait = waited(row.lastReply, now, locale);
            return wait === null ? (
              <span className="muted">—</span>
            ) : (
              <span className="nowrap">{t("admin.tickets.ago", { wait })}</span>
            );
          },
        },
        {
          key: "status",
          kind: "status",
          label: t("admin.tickets.columns.status"),
          cell: (row) => <State of={row.status} t={t} />,
        },
      ]}
    />
  );
}
