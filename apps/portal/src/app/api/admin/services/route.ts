import { requireStaff } from "../../../../access/access.ts";
import { staffServices } from "../../../../data/staff/services.ts";
import { words } from "../../../../messages/words.ts";
import { askedFor, serviceQuery, servicesHref } from "../../../admin/(staff)/services/query.ts";
import { stateWord } from "../../../admin/state.tsx";
import { downloadCsv } from "../../csv.ts";
import { allRows } from "../all-rows.ts";

/** The list of services as it is filtered and sorted, as a table. */
export async function GET({ url }: Request): Promise<Response> {
  const query = serviceQuery.parse(Object.fromEntries(new URL(url).searchParams));
  const scope = await requireStaff(servicesHref(query));
  const { t } = await words();
  return downloadCsv("staff's services", t("services.file"), async () => {
    const { rows, total } = await allRows((page, size) => staffServices(scope, askedFor(query, page, size)));
    return {
      headings: [
        ...[t("services.number"), t("admin.client.columns.service"), t("client.service.domain")],
        ...[t("admin.clients.columns.name"), t("client.service.server"), t("admin.client.columns.nextDue")],
        ...[t("admin.client.columns.price"), t("money.invoices.columns.currency"), t("orders.columns.cycle")],
        t("admin.client.columns.status"),
      ],
      rows: [
        ...rows.map((row) => [
          ...[String(row.id), row.name, row.domain, row.client || String(row.clientId), row.server, row.nextDue ?? ""],
          ...[row.recurring, row.currency, row.cycle, stateWord(row.status, t)],
        ]),
        ...(rows.length < total ? [[t("money.invoices.cut", { shown: rows.length, total })]] : []),
      ],
    };
  });
}
