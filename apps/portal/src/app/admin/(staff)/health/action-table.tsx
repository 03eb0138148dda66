import type { ReactElement } from "react";
import type { RecentAction } from "../../../../lib/recent.ts";
import type { Words } from "../../../../messages/words.ts";
import { DataTable } from "../../../../ui/data-table.tsx";
import { formatCount } from "../../../../ui/format.ts";
import { formatMilliseconds, formatShare } from "./share.ts";

type Props = { rows: RecentAction[]; words: Pick<Words, "t" | "locale"> };

const keptOf = ({ cached: { fresh, stale, last } }: RecentAction) => fresh + stale + last;

/** Each action of WHMCS: how often it was called, how long that took, how often it failed, how much came from what is kept. */
export function ActionTable({ rows, words: { t, locale } }: Props): ReactElement {
  return (
    <DataTable
      caption={t("staff.health.actions")}
      rows={rows}
      rowKey={(row) => row.action}
      kept
      columns={[
        {
          key: "action",
          kind: "title",
          label: t("staff.health.action"),
          cell: (row) => <span className="mono ltr">{row.action}</span>,
        },
        {
          key: "calls",
          label: t("staff.health.calls"),
          align: "end",
          cell: (row) => <span className="num">{formatCount(row.calls, locale)}</span>,
        },
        {
          key: "p50",
          label: t("staff.health.p50"),
          from: "table",
          align: "end",
          cell: (row) => <span className="num nowrap">{formatMilliseconds(row.p50, locale)}</span>,
        },
        {
          key: "p95",
          label: t("staff.health.p95"),
          align: "end",
          cell: (row) => <span className="num nowrap">{formatMilliseconds(row.p95, locale)}</span>,
        },
        {
          key: "kept",
          label: t("staff.health.kept"),
          from: "table",
          align: "end",
          cell: (row) => <span className="num">{formatShare(keptOf(row), keptOf(row) + row.cached.miss, locale)}</span>,
        },
        {
          key: "failed",
          align: "end",
          label: t("staff.health.failed"),
          cell: (row) => (
            <span className={row.failed > 0 ? "num bad" : "num"}>{formatShare(row.failed, row.calls, locale)}</span>
          ),
        },
      ]}
    />
  );
}
