import type { Metadata } from "next";
import { Suspense } from "react";
import { requireStaff } from "../../../access/access.ts";
import { clock } from "../../../lib/clock.ts";
import { words } from "../../../messages/words.ts";
import { Columns } from "../../../ui/columns.tsx";
import { formatDateTime } from "../../../ui/format.ts";
import { PageHeader } from "../../../ui/page-header.tsx";
import { Section } from "../../../ui/section.tsx";
import { SkeletonFigures } from "../../../ui/skeleton-figures.tsx";
import { SkeletonLines } from "../../../ui/skeleton-lines.tsx";
import { SkeletonTable } from "../../../ui/skeleton-table.tsx";
import { page } from "../../guard.tsx";
import { IncomeChart, LoadChart, ServicesChart } from "./charts.tsx";
import { Income, ToBeDone } from "./desk-figures.tsx";
import { Figures, NewestClients, WaitingTickets } from "./overview.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words();
  return { title: t("admin.overview.title") };
}

export default page("/admin", async () => {
  const scope = await requireStaff("/admin");
  const { t, locale } = await words();
  const time = formatDateTime(clock().now, locale) ?? "";
  return (
    <>
      <PageHeader title={t("admin.overview.title")} state={t("admin.overview.state", { time })} />
      <Suspense fallback={<SkeletonFigures label={t("overview.toDo.coming")} count={5} />}>
        <ToBeDone scope={scope} />
      </Suspense>
      <Suspense fallback={<SkeletonFigures label={t("overview.income.coming")} count={4} />}>
        <Income scope={scope} />
      </Suspense>
      <Suspense fallback={<SkeletonLines label={t("overview.charts.coming")} lines={8} />}>
        <IncomeChart scope={scope} />
      </Suspense>
      <Columns kind="even">
        <Suspense fallback={<SkeletonLines label={t("overview.charts.coming")} lines={6} />}>
          <ServicesChart scope={scope} />
        </Suspense>
        <Suspense fallback={<SkeletonLines label={t("overview.charts.coming")} lines={6} />}>
          <LoadChart scope={scope} />
        </Suspense>
      </Columns>
      <Suspense fallback={<SkeletonFigures label={t("admin.overview.figuresComing")} count={3} />}>
        <Figures scope={scope} />
      </Suspense>
      <Columns kind="even">
        <Section
          title={t("admin.overview.waiting")}
          link={{ href: "/admin/tickets", label: t("admin.overview.allWaiting") }}
        >
          <Suspense fallback={<SkeletonTable label={t("admin.overview.ticketsComing")} columns={2} />}>
            <WaitingTickets scope={scope} />
          </Suspense>
        </Section>
        <Section
          title={t("admin.overview.newest")}
          link={{ href: "/admin/clients", label: t("admin.overview.allClients") }}
        >
          <Suspense fallback={<SkeletonTable label={t("admin.overview.clientsComing")} columns={2} />}>
            <NewestClients scope={scope} />
          </Suspense>
        </Section>
      </Columns>
    </>
  );
});
