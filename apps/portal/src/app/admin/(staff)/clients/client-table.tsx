import type { ReactElement } from "react";
import type { ClientMoney, StaffClientRow } from "../../../../data/staff/client-list.ts";
import { compareAmounts, isPositive } from "../../../../lib/amounts.ts";
import type { Words } from "../../../../messages/words.ts";
import { type Column, DataTable } from "../../../../ui/data-table.tsx";
import { DateText } from "../../../../ui/date-text.tsx";
import { formatMoney } from "../../../../ui/format.ts";
import { Money } from "../../../../ui/money.tsx";
import { RowTitle } from "../../../../ui/row-title.tsx";
import { choiceColumn } from "../../bulk-choice.tsx";
import { State } from "../../state.tsx";
import { type ClientQuery, clientsHref, isSort, sortOf } from "./query.ts";

export interface ClientTableProps {
  rows: StaffClientRow[];
  query: ClientQuery;
  /** Whether rows can be chosen, to do something with all of them. */
  isChosen: boolean;
  words: Words;
}

export function ClientTable({ rows, query, isChosen, words: { t, locale } }: ClientTableProps): ReactElement {
  const hasMoney = rows.some(({ money }) => money !== undefined);
  const money: Column<StaffClientRow>[] = [
    {
      key: "services",
      label: t("admin.client.facts.services"),
      align: "end",
      from: "wide",
      cell: (row) => <span className="num">{row.money?.services}</span>,
    },
    {
      key: "balance",
      kind: "money",
      label: t("admin.client.facts.unpaid"),
      cell: ({ money: owed }) => owed && <Owed {...owed} locale={locale} t={t} />,
    },
  ];
  return (
    <DataTable
      caption={t("admin.clients.title")}
      rows={rows}
      rowKey={(row) => row.id}
      sort={sortOf(query)}
      sortHref={({ key, descending }) =>
        clientsHref(query, isSort(key) ? { sort: key, dir: descending ? "desc" : "asc" } : {})
      }
      columns={[
        ...(isChosen ? [choiceColumn<StaffClientRow>((row) => row.name, t)] : []),
        {
          key: "name",
          kind: "title",
          label: t("admin.clients.columns.name"),
          cell: (row) => (
            <RowTitle href={`/admin/clients/${row.id}`} detail={row.person === row.name ? undefined : row.person}>
              {row.name}
            </RowTitle>
          ),
        },
        {
          key: "email",
          label: t("admin.clients.columns.email"),
          sortable: true,
          cell: (row) => <bdi>{row.email}</bdi>,
        },
        {
          key: "id",
          label: t("admin.clients.columns.id"),
          sortable: true,
          from: "wide",
          cell: (row) => <span className="num">{row.id}</span>,
        },
        ...(rows.some(({ groupName }) => groupName !== "")
          ? [
              {
                key: "group",
                label: t("clients.edit.group"),
                from: "wide" as const,
                cell: (row: StaffClientRow) => row.groupName,
              },
            ]
          : []),
        ...(hasMoney ? money : []),
        {
          key: "datecreated",
          kind: "date",
          from: hasMoney ? "table" : undefined,
          label: t("admin.clients.columns.created"),
          sortable: true,
          cell: (row) => <DateText value={row.created} locale={locale} />,
        },
        {
          key: "status",
          kind: "status",
          label: t("admin.clients.columns.status"),
          sortable: true,
          cell: (row) => <State of={row.status} t={t} />,
        },
      ]}
    />
  );
}

/** What a client has to pay, and what of it is late; nothing where he owes nothing. */
function Owed({
  balance,
  overdue,
  currency,
  locale,
  t,
}: ClientMoney & Pick<Words, "t" | "locale">): ReactElement | undefined {
  if (!isPositive(balance)) return undefined;
  const late = isPositive(overdue) && (
    <span className="bad">
      {t("admin.client.facts.overdue", { amount: formatMoney(overdue, currency, locale) ?? overdue })}
    </span>
  );
  if (late && compareAmounts(balance, overdue) === 0) return late;
  return (
    <>
      <Money amount={balance} currency={currency} locale={locale} />
      {late && <small>{late}</small>}
    </>
  );
}
