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
import { type ClientColumn, type ClientQuery, clientsHref, isSort, sortOf } from "./query.ts";

export interface ClientTableProps {
  rows: StaffClientRow[];
  query: ClientQuery;
  /** Whether rows can be chosen, to do something with all of them. */
  isChosen: boolean;
  words: Words;
}

type OptionalColumn = Column<StaffClientRow> & { key: ClientColumn };

/** What can stand beside a client's name, as far as the engine tells of it. */
export function columnsOf(rows: readonly StaffClientRow[], { t, locale }: Words): OptionalColumn[] {
  const hasMoney = rows.some(({ money }) => money !== undefined);
  const isTold = {
    group: rows.some(({ groupName }) => groupName !== ""),
    services: hasMoney,
    balance: hasMoney,
    credit: hasMoney,
  };
  const all: OptionalColumn[] = [
    {
      key: "email",
      label: t("admin.clients.columns.email"),
      sortable: true,
      cell: (row) => <bdi className="breaks">{row.email}</bdi>,
    },
    {
      key: "id",
      label: t("admin.clients.columns.id"),
      sortable: true,
      from: "wide",
      cell: (row) => <span className="num">{row.id}</span>,
    },
    { key: "group", label: t("clients.edit.group"), from: "wide", cell: (row) => row.groupName },
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
      cell: ({ money }) => money && <Owed {...money} locale={locale} t={t} />,
    },
    {
      key: "credit",
      align: "end",
      label: t("admin.client.facts.credit"),
      cell: ({ money }) => money && <Money amount={money.credit} currency={money.currency} locale={locale} />,
    },
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
  ];
  return all.filter(({ key }) => !Object.hasOwn(isTold, key) || isTold[key as keyof typeof isTold]);
}

/** As many as a screen has room for beside long names and addresses. */
const usual: readonly ClientColumn[] = ["email", "id", "balance", "datecreated", "status"];

/** Those that are shown: which were chosen, on any screen then, else the usual ones. */
export const shownColumns = (all: OptionalColumn[], { columns }: Pick<ClientQuery, "columns">): OptionalColumn[] =>
  columns === undefined
    ? all.filter(({ key }) => usual.includes(key))
    : all.filter(({ key }) => columns.includes(key)).map((column) => ({ ...column, from: undefined }));

export function ClientTable({ rows, query, isChosen, words }: ClientTableProps): ReactElement {
  const { t } = words;
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
        ...shownColumns(columnsOf(rows, words), query),
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
