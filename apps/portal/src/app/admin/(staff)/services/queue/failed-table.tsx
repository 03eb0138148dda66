import type { ReactElement } from "react";
import type { FailedCall } from "../../../../../data/staff/module-queue.ts";
import { env } from "../../../../../env.ts";
import type { Words } from "../../../../../messages/words.ts";
import { DataTable } from "../../../../../ui/data-table.tsx";
import { formatDateTime } from "../../../../../ui/format.ts";
import { RowTitle } from "../../../../../ui/row-title.tsx";
import { DescribedForm } from "../../../../forms/described-form.tsx";
import { newOnce } from "../../../../once.ts";
import { deedOfCommand } from "../commands.ts";
import { LIST } from "../query.ts";
import { retry } from "./actions.ts";

export interface FailedTableProps {
  rows: FailedCall[];
  mayRetry: boolean;
  words: Words;
}

/** Which kinds of things have a word. */
const kinds = {
  service: "services.queue.service",
  addon: "services.queue.addon",
  domain: "services.queue.domain",
} as const;

function titleOf({ kind, about }: FailedCall, t: Words["t"]): string {
  const id = String(about);
  return kind === "service" || kind === "addon" || kind === "domain" ? t(kinds[kind], { id }) : `${kind} ${id}`;
}

/** What modules failed to do, each with what was answered, and a button that has it tried again. */
export function FailedTable({ rows, mayRetry, words: { t, locale } }: FailedTableProps): ReactElement {
  const timeZone = env().TIME_ZONE;
  return (
    <DataTable
      caption={t("services.queue.failed")}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "about",
          kind: "title",
          label: t("services.queue.what"),
          cell: (row) => (
            <RowTitle href={row.kind === "service" ? `${LIST}/${row.about}` : undefined} detail={row.module}>
              {titleOf(row, t)}
            </RowTitle>
          ),
        },
        { key: "command", label: t("services.deeds.command.name"), cell: (row) => <bdi>{row.command}</bdi> },
        { key: "error", label: t("services.queue.answer"), cell: (row) => <bdi>{row.error}</bdi> },
        {
          key: "tries",
          align: "end",
          label: t("services.queue.tries"),
          cell: (row) => <span className="num">{row.tries}</span>,
        },
        {
          key: "last",
          kind: "date",
          label: t("services.queue.last"),
          cell: (row) => row.last && formatDateTime(row.last, locale, { timeZone }),
        },
        {
          key: "retry",
          kind: "action",
          label: t("services.again"),
          hideLabel: true,
          cell: (row) =>
            mayRetry &&
            row.kind === "service" &&
            deedOfCommand(row.command) && (
              <DescribedForm
                action={retry}
                once={newOnce()}
                hidden={{ entry: String(row.id) }}
                submit={{
                  label: t("services.again"),
                  pending: t("manage.service.running"),
                  kind: "secondary",
                  size: "small",
                }}
              />
            ),
        },
      ]}
    />
  );
}
