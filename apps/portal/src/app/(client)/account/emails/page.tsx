import { z } from "zod";
import { requireClient } from "../../../../access/access.ts";
import { type EmailSummary, emails } from "../../../../data/emails.ts";
import { firstOf, pageField, type SearchParams } from "../../../../lib/search-params.ts";
import { type Words, words } from "../../../../messages/words.ts";
import { Badge } from "../../../../ui/badge.tsx";
import { type Column, DataTable } from "../../../../ui/data-table.tsx";
import { DateText } from "../../../../ui/date-text.tsx";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { RowTitle } from "../../../../ui/row-title.tsx";
import { Section } from "../../../../ui/section.tsx";
import { page } from "../../../guard.tsx";
import { Foot, Nothing, pageSize } from "../../list.tsx";
import { titled } from "../../title.ts";
import { AccountTabs } from "../account-tabs.tsx";

export const generateMetadata = titled(async () => (await words()).t("client.emails.title"));

const query = z.object({ page: pageField });

const columns = ({ t, locale }: Words): Column<EmailSummary>[] => [
  {
    key: "subject",
    label: t("client.emails.subject"),
    kind: "title",
    cell: (row) => (
      <RowTitle href={`/account/emails/${row.id}`}>{row.subject.trim() || t("client.emails.noSubject")}</RowTitle>
    ),
  },
  { key: "to", label: t("client.emails.to"), kind: "text", cell: (row) => <bdi>{row.to}</bdi> },
  {
    key: "date",
    label: t("client.emails.date"),
    kind: "date",
    cell: (row) => <DateText value={row.date} locale={locale} withTime />,
  },
  {
    key: "state",
    label: t("client.emails.state"),
    kind: "status",
    cell: (row) => <Badge tone={toneOf[row.state]}>{t(`client.emails.${row.state}`)}</Badge>,
  },
];

const toneOf = { sent: "ok", pending: "warn", failed: "bad" } as const;

/** What was sent to the client by e-mail. */
export default page("/account/emails", async ({ searchParams }: { searchParams: SearchParams }) => {
  const scope = await requireClient("emails", "/account/emails");
  const { page: number } = query.parse(await firstOf(searchParams));
  const [{ rows, total }, said] = await Promise.all([emails(scope, { page: number, pageSize }), words()]);
  const { t } = said;
  const address = { path: "/account/emails" };
  return (
    <>
      <PageHeader title={t("client.emails.title")} state={t("client.emails.count", { count: total })} />
      <AccountTabs scope={scope} here="/account/emails" t={t} />
      {total === 0 ? (
        <EmptyState title={t("client.emails.emptyTitle")}>{t("client.emails.empty")}</EmptyState>
      ) : (
        <Section title={t("client.emails.title")} hideTitle>
          {rows.length === 0 ? (
            <Nothing address={address} title={t("client.emails.none")} statuses={[]} t={t} />
          ) : (
            <>
              <DataTable
                caption={t("client.emails.caption")}
                rows={rows}
                rowKey={(row) => row.id}
                columns={columns(said)}
              />
              <Foot {...{ address, page: number, shown: rows.length, total, t }} />
            </>
          )}
        </Section>
      )}
    </>
  );
});
