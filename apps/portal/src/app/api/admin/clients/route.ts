import { staffClients } from "../../../../data/staff/client-list.ts";
import { askedFor, clientQuery, clientsHref } from "../../../admin/(staff)/clients/query.ts";
import { stateWord } from "../../../admin/state.tsx";
import { type CsvColumn, listCsv } from "../list-csv.ts";

/** The list of clients as it is filtered and sorted, as a table. */
export const GET = listCsv({
  where: "staff's clients",
  query: clientQuery,
  href: (query) => clientsHref(query),
  file: (t) => t("clients.list.file"),
  read: (scope, query, page, size) => staffClients(scope, askedFor(query, page, size)),
  columns: (rows, _scope, t) => [
    [t("admin.clients.columns.id"), ({ id }) => String(id)],
    [t("admin.clients.columns.name"), ({ name }) => name],
    [t("admin.clients.columns.person"), ({ person }) => person],
    [t("admin.clients.columns.email"), ({ email }) => email],
    [t("clients.edit.group"), ({ groupName }) => groupName],
    [t("admin.clients.columns.created"), ({ created }) => created ?? ""],
    [t("admin.clients.columns.status"), ({ status }) => stateWord(status, t)],
    // Where the engine tells it in its list.
    ...(rows.some(({ money }) => money !== undefined)
      ? [
          figure(t("admin.client.facts.services"), ({ services }) => String(services)),
          figure(t("admin.client.facts.unpaid"), ({ balance }) => balance),
          figure(t("admin.states.overdue"), ({ overdue }) => overdue),
          figure(t("admin.client.facts.credit"), ({ credit }) => credit),
          figure(t("people.register.currency"), ({ currency }) => currency),
        ]
      : []),
  ],
});

type Row = Awaited<ReturnType<typeof staffClients>>["rows"][number];
type Figures = NonNullable<Row["money"]>;

const figure = (heading: string, cell: (money: Figures) => string): CsvColumn<Row> => [
  heading,
  ({ money }) => (money ? cell(money) : ""),
];
