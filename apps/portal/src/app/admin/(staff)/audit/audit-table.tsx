import type { ReactElement } from "react";
import { env } from "../../../../env.ts";
import type { Words } from "../../../../messages/words.ts";
import type { AuditRow } from "../../../../store/audit.ts";
import { Badge } from "../../../../ui/badge.tsx";
import { DataTable } from "../../../../ui/data-table.tsx";
import { DateText } from "../../../../ui/date-text.tsx";
import { RowTitle } from "../../../../ui/row-title.tsx";
import { actionWords } from "../../../security/audit-words.ts";

const tones = { done: "ok", refused: "bad", failed: "bad", unknown: "warn" } as const;

/** Who did what, on what, and what became of it. Actions in words, and by the log's own names, as objects are. */
export function AuditTable({ rows, words: { t, locale } }: { rows: AuditRow[]; words: Words }): ReactElement {
  return (
    <DataTable
      caption={t("staff.audit.caption")}
      rows={rows}
      rowKey={(row) => row.number}
      columns={[
        {
          key: "action",
          kind: "title",
          label: t("staff.audit.action"),
          cell: ({ action, result, object, note }) => {
            const said = actionWords(action, result === "done", t);
            return (
              <RowTitle detail={[said && action, object, note].filter(Boolean).join(" · ")}>{said ?? action}</RowTitle>
            );
          },
        },
        {
          key: "who",
          label: t("staff.audit.who"),
          cell: (row) => (
            <>
              <bdi>{row.name || row.who}</bdi> {row.name && <small className="muted">{row.who}</small>}
            </>
          ),
        },
        { key: "as", label: t("staff.audit.as"), cell: (row) => row.as_whom || "—" },
        {
          key: "address",
          label: t("staff.audit.address"),
          from: "wide",
          cell: (row) => <span className="mono ltr">{row.address || "—"}</span>,
        },
        {
          key: "when",
          kind: "date",
          label: t("staff.audit.when"),
          cell: (row) => <DateText value={row.at} locale={locale} withTime timeZone={env().TIME_ZONE} />,
        },
        {
          key: "number",
          label: t("staff.audit.number"),
          from: "wide",
          align: "end",
          cell: (row) => <span className="num">{row.number}</span>,
        },
        {
          key: "result",
          kind: "status",
          label: t("staff.audit.result"),
          cell: (row) => <Badge tone={tones[row.result]}>{t(`security.history.${row.result}`)}</Badge>,
        },
      ]}
    />
  );
}
