import type { Metadata } from "next";
import { requireStaff } from "../../../../access/access.ts";
import { health } from "../../../../data/health.ts";
import { clock } from "../../../../lib/clock.ts";
import { words } from "../../../../messages/words.ts";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { formatDateTime } from "../../../../ui/format.ts";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { Section } from "../../../../ui/section.tsx";
import { page } from "../../../guard.tsx";
import { ActionTable } from "./action-table.tsx";
import { HealthFigures } from "./figures.tsx";
import { Ground } from "./ground.tsx";
import { Troubles } from "./troubles.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words();
  return { title: t("staff.health.title") };
}

export default page("/admin/health", async () => {
  const scope = await requireStaff("/admin/health");
  const { t, locale } = await words();
  const found = await health(scope);
  const time = formatDateTime(clock().now, locale) ?? "";
  return (
    <>
      <PageHeader title={t("staff.health.title")} state={t("staff.health.state", { time })} />
      <Troubles health={found} words={{ t, locale }} />
      <HealthFigures health={found} words={{ t, locale }} />
      <Section title={t("staff.health.ground")}>
        <Ground health={found} words={{ t, locale }} />
      </Section>
      <Section title={t("staff.health.actions")} note={t("staff.health.actionsNote")}>
        {found.actions.length > 0 ? (
          <ActionTable rows={found.actions} words={{ t, locale }} />
        ) : (
          <EmptyState title={t("staff.health.quiet")}>{t("staff.health.quietBody")}</EmptyState>
        )}
      </Section>
    </>
  );
});
