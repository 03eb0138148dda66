import type { ReactElement } from "react";
import type { DomainRow } from "../../../../data/staff/domains.ts";
import type { Words } from "../../../../messages/words.ts";
import { DataTable } from "../../../../ui/data-table.tsx";
import { DateText } from "../../../../ui/date-text.tsx";
import { Money } from "../../../../ui/money.tsx";
import { RowTitle } from "../../../../ui/row-title.tsx";
import { choiceColumn } from "../../bulk-choice.tsx";
import { State } from "../../state.tsx";
import { type DomainQuery, domainsHref, isSort, LIST, sortOf } from "./query.ts";

export interface DomainTableProps {
  rows: DomainRow[];
  query: DomainQuery;
  /** Names of registrars by their modules. */
  registrars: ReadonlyMap<string, string>;
  now: string;
  /** Whether rows can be chosen, to do something with all of them. */
  isChosen: boolean;
  words: Words;
}

export function DomainTable({
  rows,
  query,
  registrars,
  now,
  isChosen,
  words: { t, locale },
}: DomainTableProps): ReactElement {
  return (
    <DataTable
      caption={t("admin.client.facts.domains")}
      rows={rows}
      rowKey={(row) => row.id}
      sort={sortOf(query)}
      sortHref={({ key, descending }) =>
        domainsHref(query, isSort(key) ? { sort: key, dir: descending ? "desc" : "asc" } : {})
      }
      columns={[
        ...(isChosen ? [choiceColumn<DomainRow>((row) => row.name, t)] : []),
        {
          key: "domain",
          kind: "title",
          label: t("admin.client.columns.domain"),
          sortable: true,
          cell: (row) => (
            <RowTitle href={`${LIST}/${row.id}`} detail={row.client}>
              {row.name}
            </RowTitle>
          ),
        },
        {
          key: "registrar",
          from: "wide",
          label: t("orders.accept.registrar"),
          cell: (row) => registrars.get(row.registrar) ?? row.registrar,
        },
        {
          key: "expirydate",
          kind: "date",
          label: t("admin.client.columns.expires"),
          sortable: true,
          cell: (row) => <DateText value={row.expires} locale={locale} relativeTo={now} />,
        },
        {
          key: "renewal",
          from: "table",
          label: t("admin.client.columns.renewal"),
          cell: (row) => t(row.autoRenew ? "admin.client.renews" : "admin.client.ends"),
        },
        {
          key: "nextduedate",
          from: "wide",
          label: t("admin.client.columns.nextDue"),
          sortable: true,
          cell: (row) => <DateText value={row.nextDue} locale={locale} />,
        },
        {
          key: "price",
          kind: "money",
          label: t("admin.client.columns.price"),
          cell: (row) => <Money amount={row.recurring} currency={row.currency} locale={locale} />,
        },
        {
          key: "status",
          kind: "status",
          label: t("admin.client.columns.status"),
          sortable: true,
          cell: (row) => <State of={row.status} t={t} />,
        },
      ]}
    />
  );
}
