import { staffServices } from "../../../../data/staff/services.ts";
import { askedFor, serviceQuery, servicesHref } from "../../../admin/(staff)/services/query.ts";
import { stateWord } from "../../../admin/state.tsx";
import { listCsv } from "../list-csv.ts";

/** The list of services as it is filtered and sorted, as a table. */
export const GET = listCsv({
  where: "staff's services",
  query: serviceQuery,
  href: (query) => servicesHref(query),
  file: (t) => t("services.file"),
  read: (scope, query, page, size) => staffServices(scope, askedFor(query, page, size)),
  columns: (_rows, _scope, t) => [
    [t("services.number"), ({ id }) => String(id)],
    [t("admin.client.columns.service"), ({ name }) => name],
    [t("client.service.domain"), ({ domain }) => domain],
    [t("admin.clients.columns.name"), ({ client, clientId }) => client || String(clientId)],
    [t("client.service.server"), ({ server }) => server],
    [t("admin.client.columns.nextDue"), ({ nextDue }) => nextDue ?? ""],
    [t("admin.client.columns.price"), ({ recurring }) => recurring],
    [t("money.invoices.columns.currency"), ({ currency }) => currency],
    [t("orders.columns.cycle"), ({ cycle }) => cycle],
    [t("admin.client.columns.status"), ({ status }) => stateWord(status, t)],
  ],
});
