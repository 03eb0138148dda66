import type { Metadata } from "next";
import { requireStaff } from "../../../../../access/access.ts";
import { automation } from "../../../../../data/staff/system.ts";
import { clock } from "../../../../../lib/clock.ts";
import { addDays } from "../../../../../lib/days.ts";
import { words } from "../../../../../messages/words.ts";
import { DataTable } from "../../../../../ui/data-table.tsx";
import { EmptyState } from "../../../../../ui/empty-state.tsx";
import { formatCount, formatDate, formatDateTime } from "../../../../../ui/format.ts";
import { PageHeader } from "../../../../../ui/page-header.tsx";
import { RowTitle } from "../../../../../ui/row-title.tsx";
import { Section } from "../../../../../ui/section.tsx";
import { page } from "../../../../guard.tsx";
import { SystemTabs } from "../system-tabs.tsx";

const HERE = "/admin/system/automation";
const DAYS = 14;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words()).t("system.automation.title") };
}

/** What the daily run and its tasks did in the last two weeks. */
export default page(HERE, async () => {
  const scope = await requireStaff(HERE);
  const { t, locale } = await words();
  const { today } = clock();
  const { last, runs } = await automation(scope, addDays(today, 1 - DAYS), today);
  return (
    <>
      <PageHeader
        title={t("system.automation.title")}
        state={
          last
            ? t("system.automation.last", { time: formatDateTime(last, locale) ?? last })
            : t("system.automation.never")
        }
      />
      <SystemTabs current="automation" scope={scope} t={t} />
      {runs.length === 0 && (
        <EmptyState title={t("system.automation.none")}>{t("system.automation.noneBody")}</EmptyState>
      )}
      {runs.map(({ day, tasks }) => (
        <Section key={day} title={formatDate(day, locale) ?? day}>
          <DataTable
            caption={t("system.automation.of", { date: formatDate(day, locale) ?? day })}
            rows={tasks}
            rowKey={({ name }) => name}
            columns={[
              {
                key: "task",
                kind: "title",
                label: t("system.automation.task"),
                cell: ({ name }) => (
                  <RowTitle>
                    <span className="mono ltr">{name}</span>
                  </RowTitle>
                ),
              },
              {
                key: "figures",
                label: t("system.automation.did"),
                cell: ({ figures }) =>
                  figures.length === 0 ? (
                    t("system.automation.nothing")
                  ) : (
                    <span className="ltr">
                      {figures.map(({ name, value }) => `${name} ${formatCount(value, locale)}`).join(" · ")}
                    </span>
                  ),
              },
            ]}
          />
        </Section>
      ))}
    </>
  );
});
