import type { ReactElement } from "react";
import type { ClientListRow } from "../../../../data/people.ts";
import type { Words } from "../../../../messages/words.ts";
import { DataTable } from "../../../../ui/data-table.tsx";
import { DateText } from "../../../../ui/date-text.tsx";
import { RowTitle } from "../../../../ui/row-title.tsx";
import { State } from "../../state.tsx";
import { type ClientQuery, clientsHref, isSort, sortOf } from "./query.ts";

export interface ClientTableProps {
  rows: ClientListRow[];
  query: ClientQuery;
  words: Words;
}

export function ClientTable({ rows, query, words: { t, locale } }: ClientTableProps): ReactElement {
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
        {
          key: "name",
          kind: "title",
          label: t("admin.clients.columns.name"),
          cell: (row) => <RowTitle href={`/admin/clients/${row.id}`}>{row.name}</RowTitle>,
        },
        {
          key: "firstname",
          label: t("admin.clients.columns.person"),
          sortable: true,
          from: "table",
          cell: (row) => row.person,
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
        {
          key: "datecreated",
          kind: "date",
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
