import { type OwnScope, ownHistory } from "../../access/account.ts";
import { env } from "../../env.ts";
import type { Words } from "../../messages/words.ts";
import { Badge } from "../../ui/badge.tsx";
import { DataTable } from "../../ui/data-table.tsx";
import { DateText } from "../../ui/date-text.tsx";
import { Section } from "../../ui/section.tsx";
import { deedOf } from "./audit-words.ts";

const tones = { done: "ok", refused: "bad", failed: "bad", unknown: "warn" } as const;

/** What happened with somebody's own account. */
export async function History({ scope, words: { t, locale } }: { scope: OwnScope; words: Words }) {
  const rows = await ownHistory(scope);
  return (
    <Section title={t("security.history.title")}>
      {rows.length === 0 ? (
        <p className="muted">{t("security.history.none")}</p>
      ) : (
        <DataTable
          caption={t("security.history.caption")}
          rows={rows}
          rowKey={(row) => row.number}
          columns={[
            {
              key: "what",
              kind: "title",
              label: t("security.history.what"),
              cell: (row) => t(`security.history.deeds.${deedOf(row.action, row.result === "done")}`),
            },
            {
              key: "address",
              label: t("security.history.address"),
              cell: (row) => <span className="mono ltr">{row.address || "—"}</span>,
            },
            {
              key: "when",
              kind: "date",
              label: t("security.history.when"),
              cell: (row) => <DateText value={row.at} locale={locale} withTime timeZone={env().TIME_ZONE} />,
            },
            {
              key: "result",
              kind: "status",
              label: t("security.history.result"),
              cell: (row) => <Badge tone={tones[row.result]}>{t(`security.history.${row.result}`)}</Badge>,
            },
          ]}
        />
      )}
    </Section>
  );
}
