import type { ReactNode } from "react";
import type { StaffScope } from "../../../access/scope.ts";
import { orElse } from "../../../data/failure.ts";
import { keyFigures, lastRun, overdueInvoices, waitingTickets } from "../../../data/staff/figures.ts";
import { failedCalls } from "../../../data/staff/module-queue.ts";
import { clock } from "../../../lib/clock.ts";
import { words } from "../../../messages/words.ts";
import { Facts } from "../../../ui/facts.tsx";
import { formatCount, formatDateTime } from "../../../ui/format.ts";
import { panel } from "../../guard.tsx";
import { waited } from "../wait.ts";

type Props = { scope: StaffScope };

/** What came in, as the billing system writes it: less fees and what went out. */
export const Income = panel("/admin income", async ({ scope }: Props) => {
  const { today, month, year, ordersToday } = await keyFigures(scope);
  const { t, locale } = await words();
  return (
    <Facts
      large
      four
      label={t("overview.income.title")}
      facts={[
        { label: t("overview.income.today"), value: <bdi>{today}</bdi>, href: "/admin/transactions" },
        { label: t("overview.income.month"), value: <bdi>{month}</bdi> },
        { label: t("overview.income.year"), value: <bdi>{year}</bdi> },
        { label: t("overview.income.orders"), value: formatCount(ordersToday, locale), href: "/admin/orders" },
      ]}
    />
  );
});

/** What has to be done. Each figure is asked for by itself: one that is not told leaves the others. */
export const ToBeDone = panel("/admin to be done", async ({ scope }: Props) => {
  const [figures, tickets, overdue, failed, run] = await Promise.all([
    orElse(keyFigures(scope), undefined),
    orElse(waitingTickets(scope), undefined),
    orElse(overdueInvoices(scope), undefined),
    orElse(failedCalls(scope), undefined),
    orElse(lastRun(scope), undefined),
  ]);
  const { t, locale } = await words();
  const { now } = clock();
  const count = (number: number | undefined): ReactNode => (number === undefined ? "–" : formatCount(number, locale));
  const wait = tickets && waited(tickets.since, now, locale);
  const ranAgo = run ? waited(run, now, locale) : null;
  return (
    <Facts
      large
      label={t("overview.toDo.title")}
      facts={[
        {
          label: t("overview.toDo.orders"),
          value: count(figures?.ordersPending),
          href: "/admin/orders",
          detail: t("overview.toDo.ordersDetail"),
        },
        {
          label: t("admin.overview.waiting"),
          value: count(tickets?.count),
          href: "/admin/tickets",
          detail: wait ? t("overview.toDo.oldest", { wait }) : t("overview.toDo.noneWaits"),
        },
        {
          label: t("overview.toDo.overdue"),
          value: count(overdue),
          href: "/admin/reports/aging",
          detail: t("overview.toDo.overdueDetail"),
        },
        {
          label: t("overview.toDo.failed"),
          value: count(failed?.is === "known" ? failed.value.length : undefined),
          href: "/admin/services/queue",
          detail: t("overview.toDo.failedDetail"),
        },
        {
          label: t("overview.toDo.run"),
          value: ranAgo ? t("admin.tickets.ago", { wait: ranAgo }) : "–",
          href: "/admin/system/automation",
          detail: run ? formatDateTime(run, locale) : t("overview.toDo.noRun"),
        },
      ]}
    />
  );
});
