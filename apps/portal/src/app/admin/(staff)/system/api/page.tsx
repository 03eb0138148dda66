import type { Metadata } from "next";
import { Suspense } from "react";
import { requireStaff } from "../../../../../access/access.ts";
import { neededActions } from "../../../../../data/needed-actions.ts";
import { firstOf, type SearchParams } from "../../../../../lib/search-params.ts";
import { words } from "../../../../../messages/words.ts";
import { DataTable } from "../../../../../ui/data-table.tsx";
import { LinkButton } from "../../../../../ui/link-button.tsx";
import { PageHeader } from "../../../../../ui/page-header.tsx";
import { RowTitle } from "../../../../../ui/row-title.tsx";
import { Section } from "../../../../../ui/section.tsx";
import { SkeletonTable } from "../../../../../ui/skeleton-table.tsx";
import { page } from "../../../../guard.tsx";
import { SystemTabs } from "../system-tabs.tsx";
import { Findings } from "./findings.tsx";

const HERE = "/admin/system/api";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words()).t("system.api.title") };
}

/** Which actions the API's credential may call, and the smallest role that would do. It is tried when that is asked for. */
export default page(HERE, async ({ searchParams }: { searchParams: SearchParams }) => {
  const { check } = await firstOf(searchParams);
  const scope = await requireStaff(HERE, "staff");
  const { t } = await words();
  return (
    <>
      <PageHeader
        title={t("system.api.title")}
        state={t("system.api.state")}
        actions={
          <LinkButton kind="primary" href={`${HERE}?check=now`}>
            {t(check === undefined ? "system.api.check" : "system.api.again")}
          </LinkButton>
        }
      />
      <SystemTabs current="api" scope={scope} t={t} />
      {check !== undefined && (
        <Suspense fallback={<SkeletonTable label={t("system.api.coming")} rows={6} />}>
          <Findings scope={scope} />
        </Suspense>
      )}
      <Section title={t("system.api.role")} note={t("system.api.roleNote")}>
        <DataTable
          caption={t("system.api.role")}
          rows={neededActions}
          rowKey={({ name }) => name}
          columns={[
            {
              key: "name",
              kind: "title",
              label: t("system.api.action"),
              cell: ({ name }) => (
                <RowTitle>
                  <span className="mono ltr">{name}</span>
                </RowTitle>
              ),
            },
            {
              key: "why",
              label: t("system.api.why"),
              cell: ({ why }) => (
                <span lang="en" dir="ltr">
                  {why}
                </span>
              ),
            },
            {
              key: "effect",
              kind: "status",
              label: t("system.api.effect"),
              cell: ({ effect }) => t(`system.api.effects.${effect}`),
            },
          ]}
        />
      </Section>
    </>
  );
});
