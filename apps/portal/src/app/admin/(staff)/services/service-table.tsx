import type { ReactElement } from "react";
import type { ServiceRow } from "../../../../data/staff/services.ts";
import type { Words } from "../../../../messages/words.ts";
import { type Column, DataTable } from "../../../../ui/data-table.tsx";
import { DateText } from "../../../../ui/date-text.tsx";
import { Money } from "../../../../ui/money.tsx";
import { RowTitle } from "../../../../ui/row-title.tsx";
import { oftenWord } from "../../../(client)/shop/prices.ts";
import { choiceColumn } from "../../bulk-choice.tsx";
import { State } from "../../state.tsx";
import { isSort, LIST, type ServiceQuery, servicesHref, sortOf } from "./query.ts";

export interface ServiceTableProps {
  rows: ServiceRow[];
  query: ServiceQuery;
  /** Whether the engine sorts. */
  isSorted: boolean;
  /** Whether rows can be chosen, to do something with all of them. */
  isChosen: boolean;
  words: Words;
}

export function ServiceTable({
  rows,
  query,
  isSorted,
  isChosen,
  words: { t, locale },
}: ServiceTableProps): ReactElement {
  const server: Column<ServiceRow> = {
    key: "server",
    from: "wide",
    label: t("client.service.server"),
    cell: (row) => row.server,
  };
  return (
    <DataTable
      caption={t("services.title")}
      rows={rows}
      rowKey={(row) => row.id}
      sort={isSorted ? sortOf(query) : undefined}
      sortHref={({ key, descending }) =>
        servicesHref(query, isSort(key) ? { sort: key, dir: descending ? "desc" : "asc" } : {})
      }
      columns={[
        ...(isChosen ? [choiceColumn<ServiceRow>((row) => row.domain || row.name, t)] : []),
        {
          key: "domain",
          kind: "title",
          label: t("admin.client.columns.service"),
          sortable: isSorted,
          cell: (row) => (
            <RowTitle href={`${LIST}/${row.id}`} detail={row.domain && <bdi>{row.name}</bdi>}>
              <bdi>{row.domain || row.name}</bdi>
            </RowTitle>
          ),
        },
        {
          key: "client",
          label: t("admin.clients.columns.name"),
          cell: (row) => <bdi>{row.client || t("admin.client.number", { id: String(row.clientId) })}</bdi>,
        },
        ...(rows.some((row) => row.server !== "") ? [server] : []),
        {
          key: "nextduedate",
          kind: "date",
          label: t("admin.client.columns.nextDue"),
          sortable: isSorted,
          cell: (row) => <DateText value={row.nextDue} locale={locale} />,
        },
        {
          key: "price",
          kind: "money",
          label: t("admin.client.columns.price"),
          cell: (row) => (
            <>
              <Money amount={row.recurring} currency={row.currency} locale={locale} />
              <small>{oftenWord(row.cycle, t)}</small>
            </>
          ),
        },
        {
          key: "status",
          kind: "status",
          label: t("admin.client.columns.status"),
          sortable: isSorted,
          cell: (row) => <State of={row.status} t={t} />,
        },
      ]}
    />
  );
}
