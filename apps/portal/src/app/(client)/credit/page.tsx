import { z } from "zod";
import { requireClient } from "../../../access/access.ts";
import { fundsWay } from "../../../data/funds.ts";
import { profile } from "../../../data/people.ts";
import { type CreditEntry, creditLog } from "../../../data/transactions.ts";
import { firstOf, pageField, type SearchParams } from "../../../lib/search-params.ts";
import { type Words, words } from "../../../messages/words.ts";
import { Columns } from "../../../ui/columns.tsx";
import { type Column, DataTable } from "../../../ui/data-table.tsx";
import { DateText } from "../../../ui/date-text.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { formatMoney } from "../../../ui/format.ts";
import { Icon } from "../../../ui/icon.tsx";
import { LinkButton } from "../../../ui/link-button.tsx";
import { Money } from "../../../ui/money.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { Section } from "../../../ui/section.tsx";
import { page } from "../../guard.tsx";
import { newOnce } from "../../once.ts";
import { BillingTabs } from "../billing-tabs.tsx";
import { afterHosted } from "../invoices/hosted.ts";
import { Foot, Nothing, pageSize } from "../list.tsx";
import { titled } from "../title.ts";
import { FundsForm } from "./funds-form.tsx";

export const generateMetadata = titled(async () => (await words()).t("billing.credit.title"));

const query = z.object({ page: pageField });

/** What the client has of credit, and how it came to that. WHMCS has no pages of it: they are cut here. */
export default page("/credit", async ({ searchParams }: { searchParams: SearchParams }) => {
  const scope = await requireClient("invoices", "/credit");
  await afterHosted();
  const { page: number } = query.parse(await firstOf(searchParams));
  const [{ credit, entries }, { currency }, way, said] = await Promise.all([
    creditLog(scope),
    profile(scope),
    fundsWay(scope),
    words(),
  ]);
  const { t, locale } = said;
  const address = { path: "/credit" };
  const rows = entries.slice((number - 1) * pageSize, number * pageSize);
  return (
    <>
      <PageHeader
        title={t("billing.credit.title")}
        state={t("billing.credit.state", { amount: formatMoney(credit, currency, locale) ?? credit })}
        actions={
          entries.length > 0 && (
            <LinkButton href="/api/credits" document icon={<Icon name="download" />}>
              {t("billing.csv")}
            </LinkButton>
          )
        }
      />
      <BillingTabs scope={scope} here="/credit" t={t} />
      {way && (
        <Columns kind="form">
          <Section title={t("billing.funds.title")}>
            <FundsForm
              once={newOnce()}
              isThere={way === "there"}
              labels={{
                amount: t("billing.pay.amount", { currency }),
                amountHelp: t(way === "there" ? "billing.funds.thereHelp" : "billing.funds.amountHelp"),
                submit: t(way === "there" ? "billing.pay.goThere" : "billing.funds.submit"),
                pending: t(way === "there" ? "billing.pay.goingThere" : "billing.funds.pending"),
              }}
            />
          </Section>
        </Columns>
      )}
      {entries.length === 0 ? (
        <EmptyState title={t("billing.credit.emptyTitle")}>{t("billing.credit.empty")}</EmptyState>
      ) : (
        <Section title={t("billing.credit.log")} hideTitle={way === undefined}>
          {rows.length === 0 ? (
            <Nothing address={address} title={t("client.emails.none")} statuses={[]} t={t} />
          ) : (
            <>
              <DataTable
                caption={t("billing.credit.caption")}
                rows={rows}
                rowKey={(row) => row.id}
                columns={columns(currency, said)}
              />
              <Foot {...{ address, page: number, shown: rows.length, total: entries.length, t }} />
            </>
          )}
        </Section>
      )}
    </>
  );
});

function columns(currency: string, { t, locale }: Words): Column<CreditEntry>[] {
  return [
    {
      key: "what",
      kind: "title",
      label: t("billing.credit.what"),
      cell: (row) => <b>{row.description.trim() || t("billing.credit.change")}</b>,
    },
    {
      key: "date",
      kind: "date",
      label: t("billing.credit.date"),
      cell: (row) => <DateText value={row.date} locale={locale} />,
    },
    {
      key: "amount",
      kind: "money",
      label: t("billing.credit.amount"),
      cell: (row) => <Money amount={row.amount} currency={currency} locale={locale} />,
    },
    {
      key: "balance",
      align: "end",
      label: t("billing.credit.balance"),
      cell: (row) => <Money amount={row.balance} currency={currency} locale={locale} />,
    },
  ];
}
