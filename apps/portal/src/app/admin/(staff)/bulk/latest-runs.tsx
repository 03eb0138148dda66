import type { ReactElement } from "react";
import { latestBulk } from "../../../../access/bulk.ts";
import { isBulkKind } from "../../../../data/staff/bulk.ts";
import { env } from "../../../../env.ts";
import { words } from "../../../../messages/words.ts";
import type { AuditEntry } from "../../../../store/audit.ts";
import { DataTable } from "../../../../ui/data-table.tsx";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { formatDateTime } from "../../../../ui/format.ts";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { RowTitle } from "../../../../ui/row-title.tsx";
import { Section } from "../../../../ui/section.tsx";
import { BULK } from "../../bulk-choice.tsx";
import { pageSize } from "../../paging.ts";
import { deedWord } from "./deeds.ts";

/** The newest runs, and how each ended. */
export async function LatestRuns({ mayBegin }: { mayBegin: boolean }): Promise<ReactElement> {
  const [runs, { t, locale }] = await Promise.all([latestBulk(pageSize), words()]);
  const timeZone = env().TIME_ZONE;
  return (
    <>
      <PageHeader title={t("bulk.title")} />
      <Section title={t("bulk.latest")}>
        {runs.length === 0 ? (
          <EmptyState title={t("bulk.noRuns")}>{mayBegin && t("bulk.none")}</EmptyState>
        ) : (
          <DataTable
            caption={t("bulk.latest")}
            rows={runs}
            rowKey={(row) => row.id}
            columns={[
              {
                key: "what",
                kind: "title",
                label: t("manage.many.what"),
                cell: (row) => (
                  <RowTitle
                    href={`${BULK}?run=${row.id}`}
                    detail={(JSON.parse(row.writer) as Pick<AuditEntry, "name">).name}
                  >
                    {isBulkKind(row.kind)
                      ? `${deedWord(row.kind, row.deed, t)}: ${t(`bulk.kinds.${row.kind}`)}`
                      : row.kind}
                  </RowTitle>
                ),
              },
              {
                key: "when",
                kind: "date",
                label: t("bulk.begun"),
                cell: (row) => formatDateTime(row.made_at, locale, { timeZone }),
              },
              {
                key: "done",
                label: t("bulk.results"),
                cell: (row) =>
                  [
                    t("manage.many.progress", { done: String(row.done), all: String(row.all) }),
                    row.failed > 0 ? t("bulk.failed", { count: row.failed }) : "",
                    row.unknown > 0 ? t("bulk.unknown", { count: row.unknown }) : "",
                  ]
                    .filter(Boolean)
                    .join(" · "),
              },
            ]}
          />
        )}
      </Section>
    </>
  );
}
