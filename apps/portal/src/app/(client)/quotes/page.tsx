import { z } from "zod";
import { requireClient } from "../../../access/access.ts";
import { type Quote, quoteState, quotes } from "../../../data/quotes.ts";
import { clock } from "../../../lib/clock.ts";
import { firstOf, pageField, type SearchParams } from "../../../lib/search-params.ts";
import { type Words, words } from "../../../messages/words.ts";
import { type Column, DataTable } from "../../../ui/data-table.tsx";
import { DateText } from "../../../ui/date-text.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Money } from "../../../ui/money.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { RowTitle } from "../../../ui/row-title.tsx";
import { Section } from "../../../ui/section.tsx";
import { page } from "../../guard.tsx";
import { BillingTabs } from "../billing-tabs.tsx";
import { Foot, Nothing, pageSize } from "../list.tsx";
import { titled } from "../title.ts";
import { QuoteBadge } from "./state.tsx";

export const generateMetadata = titled(async () => (await words()).t("billing.quotes.title"));

const query = z.object({ page: pageField });

/** What the client was offered. Drafts are not among them, so that the pages are cut here. */
export default page("/quotes", async ({ searchParams }: { searchParams: SearchParams }) => {
  const scope = await requireClient("quotes", "/quotes");
  const { page: number } = query.parse(await firstOf(searchParams));
  const [all, said] = await Promise.all([quotes(scope), words()]);
  const { t } = said;
  const { today, now } = clock();
  const open = all.filter((row) => quoteState(row, today) === "open").length;
  const address = { path: "/quotes" };
  const rows = all.slice((number - 1) * pageSize, number * pageSize);
  return (
    <>
      <PageHeader title={t("billing.quotes.title")} state={t("billing.quotes.state", { count: open })} />
      <BillingTabs scope={scope} here="/quotes" t={t} />
      {all.length === 0 ? (
        <EmptyState title={t("billing.quotes.emptyTitle")}>{t("billing.quotes.empty")}</EmptyState>
      ) : (
        <Section title={t("billing.quotes.title")} hideTitle>
          {rows.length === 0 ? (
            <Nothing address={address} title={t("client.emails.none")} statuses={[]} t={t} />
          ) : (
            <>
              <DataTable
                caption={t("billing.quotes.caption")}
                rows={rows}
                rowKey={(row) => row.id}
                columns={columns({ ...said, today, now })}
              />
              <Foot {...{ address, page: number, shown: rows.length, total: all.length, t }} />
            </>
          )}
        </Section>
      )}
    </>
  );
});

function columns({ t, locale, today, now }: Words & { today: string; now: string }): Column<Quote>[] {
  return [
    {
      key: "subject",
      kind: "title",
      label: t("billing.quotes.subject"),
      cell: (row) => (
        <RowTitle href={`/quotes/${row.id}`} detail={t("billing.quotes.number", { id: row.id })}>
          {row.subject.trim() || t("billing.quotes.number", { id: row.id })}
        </RowTitle>
      ),
    },
    {
      key: "until",
      kind: "date",
      label: t("billing.quotes.until"),
      cell: (row) => (
        <DateText
          value={row.validUntil}
          locale={locale}
          relativeTo={quoteState(row, today) === "open" ? now : undefined}
        />
      ),
    },
    {
      key: "total",
      kind: "money",
      label: t("client.invoice.total"),
      cell: (row) => <Money amount={row.total} currency={row.currency} locale={locale} />,
    },
    {
      key: "state",
      kind: "status",
      label: t("billing.methods.state"),
      cell: (row) => <QuoteBadge of={quoteState(row, today)} t={t} />,
    },
  ];
}
