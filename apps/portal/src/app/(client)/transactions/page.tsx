import { z } from "zod";
import { requireClient } from "../../../access/access.ts";
import { invoiceNumbers } from "../../../data/invoices.ts";
import { paymentMethodNames } from "../../../data/payment-methods.ts";
import { profile } from "../../../data/people.ts";
import { type Transaction, transactions } from "../../../data/transactions.ts";
import { firstOf, pageField, type SearchParams } from "../../../lib/search-params.ts";
import { type Words, words } from "../../../messages/words.ts";
import { type Column, DataTable } from "../../../ui/data-table.tsx";
import { DateText } from "../../../ui/date-text.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Link } from "../../../ui/link.tsx";
import { LinkButton } from "../../../ui/link-button.tsx";
import { Money } from "../../../ui/money.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { Section } from "../../../ui/section.tsx";
import { page } from "../../guard.tsx";
import { BillingTabs } from "../billing-tabs.tsx";
import { afterHosted } from "../invoices/hosted.ts";
import { Foot, Nothing, pageSize } from "../list.tsx";
import { titled } from "../title.ts";

export const generateMetadata = titled(async () => (await words()).t("billing.transactions.title"));

const query = z.object({ page: pageField });

/** Everything that the client paid and was given back. WHMCS has no pages of it: they are cut here. */
export default page("/transactions", async ({ searchParams }: { searchParams: SearchParams }) => {
  const scope = await requireClient("invoices", "/transactions");
  await afterHosted();
  const { page: number } = query.parse(await firstOf(searchParams));
  const [all, numbers, methods, { currency }, said] = await Promise.all([
    transactions(scope),
    invoiceNumbers(scope),
    paymentMethodNames(scope),
    profile(scope),
    words(),
  ]);
  const { t } = said;
  const address = { path: "/transactions" };
  const rows = all.slice((number - 1) * pageSize, number * pageSize);
  return (
    <>
      <PageHeader
        title={t("billing.transactions.title")}
        state={t("billing.transactions.count", { count: all.length })}
        actions={
          all.length > 0 && (
            <LinkButton href="/api/transactions" document icon={<Icon name="download" />}>
              {t("billing.csv")}
            </LinkButton>
          )
        }
      />
      <BillingTabs scope={scope} here="/transactions" t={t} />
      {all.length === 0 ? (
        <EmptyState title={t("billing.transactions.emptyTitle")}>{t("billing.transactions.empty")}</EmptyState>
      ) : (
        <Section title={t("billing.transactions.title")} hideTitle>
          {rows.length === 0 ? (
            <Nothing address={address} title={t("client.emails.none")} statuses={[]} t={t} />
          ) : (
            <>
              <DataTable
                caption={t("billing.transactions.caption")}
                rows={rows}
                rowKey={(row) => row.id}
                columns={columns({ numbers, methods, currency, ...said })}
              />
              <Foot {...{ address, page: number, shown: rows.length, total: all.length, t }} />
            </>
          )}
        </Section>
      )}
    </>
  );
});

type Context = Words & {
  /** Of invoices, by their ids. */
  numbers: ReadonlyMap<number, string>;
  methods: ReadonlyMap<string, string>;
  currency: string;
};

function columns({ numbers, methods, currency, t, locale }: Context): Column<Transaction>[] {
  return [
    {
      key: "what",
      kind: "title",
      label: t("billing.transactions.what"),
      cell: ({ invoice, description, amount }) => {
        const kind = t(amount.startsWith("-") ? "client.invoice.refund" : "client.invoice.transaction");
        const title = description.trim() || kind;
        return (
          <>
            <b>
              <bdi>{title}</bdi>
            </b>
            {invoice !== undefined && (
              <small>
                <Link className="link" href={`/invoices/${invoice}`}>
                  {t("client.invoices.numberOf", { number: numbers.get(invoice) ?? invoice })}
                </Link>
              </small>
            )}
          </>
        );
      },
    },
    {
      key: "date",
      kind: "date",
      label: t("billing.transactions.date"),
      cell: (row) => <DateText value={row.date} locale={locale} />,
    },
    {
      key: "method",
      label: t("billing.transactions.method"),
      cell: (row) => <bdi>{methods.get(row.gateway) ?? row.gateway}</bdi>,
    },
    {
      key: "reference",
      label: t("billing.transactions.reference"),
      from: "wide",
      cell: (row) => <span className="mono ltr">{row.reference || "—"}</span>,
    },
    {
      key: "amount",
      kind: "money",
      label: t("billing.transactions.amount"),
      cell: (row) => <Money amount={row.amount} currency={currency} locale={locale} />,
    },
  ];
}
