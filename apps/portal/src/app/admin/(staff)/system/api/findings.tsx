import type { StaffScope } from "../../../../../access/scope.ts";
import type { Finding } from "../../../../../data/doctor.ts";
import { neededActions } from "../../../../../data/needed-actions.ts";
import { apiCheck } from "../../../../../data/staff/system.ts";
import { words } from "../../../../../messages/words.ts";
import { Badge } from "../../../../../ui/badge.tsx";
import { DataTable } from "../../../../../ui/data-table.tsx";
import { formatCount } from "../../../../../ui/format.ts";
import { Notice } from "../../../../../ui/notice.tsx";
import { RowTitle } from "../../../../../ui/row-title.tsx";
import { Section } from "../../../../../ui/section.tsx";
import { panel } from "../../../../guard.tsx";

const tones = { ok: "ok", warning: "warn", wrong: "bad", unknown: "idle" } as const;
const actionNames = new Set(neededActions.map(({ name }) => name));

/** What was found: first what is missing, and what is switched off without it. */
export const Findings = panel("the API's check", async ({ scope }: { scope: StaffScope }) => {
  const [found, { t, locale }] = await Promise.all([apiCheck(scope), words()]);
  const missing = found.filter(({ state, about }) => state === "wrong" && actionNames.has(about));
  const order: Finding["state"][] = ["wrong", "warning", "unknown", "ok"];
  const rows = found.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  const why = new Map(neededActions.map((action) => [action.name, action.why]));
  return (
    <>
      <Notice
        tone={missing.length > 0 ? "bad" : "ok"}
        title={
          missing.length > 0
            ? t("system.api.missing", { count: missing.length, shown: formatCount(missing.length, locale) })
            : t("system.api.complete")
        }
      >
        {missing.length > 0 ? (
          <span lang="en" dir="ltr">
            {missing.map(({ about }) => `${about}: ${why.get(about)}`).join(" · ")}
          </span>
        ) : (
          t("system.api.completeBody")
        )}
      </Notice>
      <Section title={t("system.api.found")}>
        <DataTable
          caption={t("system.api.found")}
          rows={rows}
          rowKey={({ about, sentence }) => `${about} ${sentence}`}
          columns={[
            {
              key: "about",
              kind: "title",
              label: t("system.api.about"),
              cell: ({ about }) => (
                <RowTitle>
                  <span className="mono ltr">{about}</span>
                </RowTitle>
              ),
            },
            {
              key: "sentence",
              label: t("system.api.sentence"),
              cell: ({ sentence }) => (
                <span lang="en" dir="ltr">
                  {sentence}
                </span>
              ),
            },
            {
              key: "state",
              kind: "status",
              label: t("money.invoices.columns.status"),
              cell: ({ state }) => <Badge tone={tones[state]}>{t(`system.api.states.${state}`)}</Badge>,
            },
          ]}
        />
      </Section>
    </>
  );
});
