import { staffDomains } from "../../../../data/staff/domains.ts";
import { clock } from "../../../../lib/clock.ts";
import { askedFor, domainQuery, domainsHref } from "../../../admin/(staff)/domains/query.ts";
import { stateWord } from "../../../admin/state.tsx";
import { listCsv } from "../list-csv.ts";

/** The list of domains as it is filtered and sorted, as a table. */
export const GET = listCsv({
  where: "staff's domains",
  query: domainQuery,
  href: (query) => domainsHref(query),
  file: (t) => t("domains.file"),
  read: (scope, query, page, size) => staffDomains(scope, askedFor(query, clock().today, page, size)),
  columns: (_rows, _scope, t) => [
    [t("admin.client.columns.domain"), ({ name }) => name],
    [t("domains.clientNumber"), ({ clientId }) => String(clientId)],
    [t("orders.columns.client"), ({ client }) => client],
    [t("orders.accept.registrar"), ({ registrar }) => registrar],
    [t("admin.client.columns.status"), ({ status }) => stateWord(status, t)],
    [t("client.domain.since"), ({ registered }) => registered ?? ""],
    [t("admin.client.columns.expires"), ({ expires }) => expires ?? ""],
    [t("admin.client.columns.nextDue"), ({ nextDue }) => nextDue ?? ""],
    [t("admin.client.columns.renewal"), ({ autoRenew }) => t(autoRenew ? "admin.client.renews" : "admin.client.ends")],
    [t("admin.client.columns.price"), ({ recurring }) => recurring],
    [t("money.invoices.columns.currency"), ({ currency }) => currency],
  ],
});
