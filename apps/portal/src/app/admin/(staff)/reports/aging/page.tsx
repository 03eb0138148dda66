import type { Metadata } from "next";
import { requireStaff } from "../../../../../access/access.ts";
import { type AgingRow, ages, aging } from "../../../../../data/staff/reports.ts";
import { clock } from "../../../../../lib/clock.ts";
import { words } from "../../../../../messages/words.ts";
import { DataTable } from "../../../../../ui/data-table.tsx";
import { EmptyState } from "../../../../../ui/empty-state.tsx";
import { formatCount, formatDate } from "../../../../../ui/format.ts";
import { Icon } from "../../../../../ui/icon.tsx";
import { LinkButton } from "../../../../../ui/link-button.tsx";
import { Money } from "../../../../../ui/money.tsx";
import { Notice } from "../../../../../ui/notice.tsx";
import { PageHeader } from "../../../../../ui/page-header.tsx";
import { Section } from "../../../../../ui/section.tsx";
import { page } from "../../../../guard.tsx";
import { BillingTabs } from "../../../billing-tabs.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words()).t("reports.aging.title") };
}

type Line = { age: (typeof ages)[number] | "total"; row: AgingRow };

const linesOf = (row: AgingRow): Line[] => [...ages.map((age): Line => ({ age, row })), { age: "total", row }];

/** What is unpaid, by how long it has been due; a table for each currency. */
export default page("/admin/reports/aging", async () => {
  const scope = await requireStaff("/admin/reports/aging");
  const { t, locale } = await words();
  const { today } = clock();
  const { rows, isWithoutParts, cut } = await aging(scope, today);
  const many = ({ age, row }: Line) =>
    age === "total" ? ages.reduce((sum, each) => sum + row.counts[each], 0) : row.counts[age];
  return (
    <>
      <PageHeader
        title={t("reports.aging.title")}
        state={t("reports.aging.state", { date: formatDate(today, locale) ?? today })}
        actions={
          <>
            <LinkButton href="/admin/invoices?status=Overdue&sort=duedate&dir=asc">
              {t("reports.aging.overdue")}
            </LinkButton>
            <LinkButton href="/api/admin/reports/aging" document icon={<Icon name="download" />}>
              {t("money.csv")}
            </LinkButton>
          </>
        }
      />
      <BillingTabs current="aging" t={t} />
      {isWithoutParts && <Notice>{t("reports.aging.withoutParts")}</Notice>}
      {cut && (
        <Notice tone="warn">
          {t("reports.aging.cut", { read: formatCount(cut.read, locale), total: formatCount(cut.total, locale) })}
        </Notice>
      )}
      {rows.length === 0 && <EmptyState title={t("reports.aging.none")}>{t("reports.aging.noneBody")}</EmptyState>}
      {rows.map((row) => (
        <Section key={row.currency} title={t("reports.aging.in", { currency: row.currency })}>
          <DataTable
            caption={t("reports.aging.in", { currency: row.currency })}
            rows={linesOf(row)}
            rowKey={({ age }) => age}
            columns={[
              {
                key: "age",
                kind: "title",
                label: t("reports.aging.age"),
                cell: ({ age }) =>
                  age === "total" ? <strong>{t("reports.aging.total")}</strong> : t(`reports.aging.ages.${age}`),
              },
              {
                key: "count",
                align: "end",
                label: t("money.invoices.title"),
                cell: (line) => <span className="num">{formatCount(many(line), locale)}</span>,
              },
              {
                key: "amount",
                kind: "money",
                label: t("money.invoices.columns.balance"),
                cell: ({ age }) => (
                  <Money
                    amount={age === "total" ? row.total : row.amounts[age]}
                    currency={row.currency}
                    locale={locale}
                  />
                ),
              },
            ]}
          />
        </Section>
      ))}
    </>
  );
});
