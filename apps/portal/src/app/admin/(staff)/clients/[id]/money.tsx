import type { StaffScope } from "../../../../../access/scope.ts";
import { paymentMethodNamesOrNone } from "../../../../../data/payment-methods.ts";
import type { Client } from "../../../../../data/people.ts";
import { creditOfClient, transactionsOfClient } from "../../../../../data/staff/client-parts.ts";
import { words } from "../../../../../messages/words.ts";
import { DataTable } from "../../../../../ui/data-table.tsx";
import { DateText } from "../../../../../ui/date-text.tsx";
import { Link } from "../../../../../ui/link.tsx";
import { Money } from "../../../../../ui/money.tsx";
import { RowTitle } from "../../../../../ui/row-title.tsx";
import { Stack } from "../../../../../ui/stack.tsx";
import { panel } from "../../../../guard.tsx";

type Props = { scope: StaffScope; client: Client };

/** How the client's credit came to be. */
export const CreditLog = panel("client's credit", async ({ scope, client }: Props) => {
  const rows = await creditOfClient(scope, client.id);
  const { t, locale } = await words();
  if (rows.length === 0) return <p className="muted">{t("clients.money.noCredit")}</p>;
  return (
    <DataTable
      caption={t("clients.money.credit")}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "description",
          kind: "title",
          label: t("clients.columns.description"),
          cell: (row) => <RowTitle>{row.description}</RowTitle>,
        },
        {
          key: "date",
          kind: "date",
          label: t("clients.columns.date"),
          cell: (row) => <DateText value={row.date} locale={locale} />,
        },
        {
          key: "amount",
          kind: "money",
          label: t("clients.columns.amount"),
          cell: (row) => <Money amount={row.amount} currency={client.currency} locale={locale} />,
        },
      ]}
    />
  );
});

/** What was paid and given back. */
export const Transactions = panel("client's transactions", async ({ scope, client }: Props) => {
  const [rows, methods] = await Promise.all([transactionsOfClient(scope, client.id), paymentMethodNamesOrNone(scope)]);
  const nameOf = (gateway: string) => methods.get(gateway) ?? gateway;
  const { t, locale } = await words();
  if (rows.length === 0) return <p className="muted">{t("clients.money.noTransactions")}</p>;
  return (
    <Stack gap="small">
      <DataTable
        caption={t("clients.money.transactions")}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: "description",
            kind: "title",
            label: t("clients.columns.description"),
            cell: (row) => (
              <RowTitle
                href={row.invoice === undefined ? undefined : `/admin/invoices/${row.invoice}`}
                detail={<span className="mono ltr">{row.reference}</span>}
              >
                {row.description || nameOf(row.gateway)}
              </RowTitle>
            ),
          },
          { key: "gateway", label: t("clients.columns.gateway"), from: "wide", cell: (row) => nameOf(row.gateway) },
          {
            key: "date",
            kind: "date",
            label: t("clients.columns.date"),
            cell: (row) => <DateText value={row.date} locale={locale} />,
          },
          {
            key: "fees",
            label: t("clients.columns.fees"),
            align: "end",
            from: "wide",
            cell: (row) => <Money amount={row.fees} currency={client.currency} locale={locale} />,
          },
          {
            key: "amount",
            kind: "money",
            label: t("clients.columns.amount"),
            cell: (row) => <Money amount={row.amount} currency={client.currency} locale={locale} />,
          },
        ]}
      />
      <p>
        <Link className="link" href={`/admin/transactions?client=${client.id}`}>
          {t("transactions.ofHim")}
        </Link>
      </p>
    </Stack>
  );
});
