import { requireStaff } from "../../../../access/access.ts";
import { staffDomains } from "../../../../data/staff/domains.ts";
import { clock } from "../../../../lib/clock.ts";
import { words } from "../../../../messages/words.ts";
import { askedFor, domainQuery, domainsHref } from "../../../admin/(staff)/domains/query.ts";
import { stateWord } from "../../../admin/state.tsx";
import { downloadCsv } from "../../csv.ts";
import { allRows } from "../all-rows.ts";

/** The list of domains as it is filtered and sorted, as a table. */
export async function GET({ url }: Request): Promise<Response> {
  const query = domainQuery.parse(Object.fromEntries(new URL(url).searchParams));
  const scope = await requireStaff(domainsHref(query));
  const { t } = await words();
  const { today } = clock();
  return downloadCsv("staff's domains", t("domains.file"), async () => {
    const { rows, total } = await allRows((page, size) => staffDomains(scope, askedFor(query, today, page, size)));
    return {
      headings: [
        ...[t("admin.client.columns.domain"), t("domains.clientNumber"), t("orders.columns.client")],
        ...[t("orders.accept.registrar"), t("admin.client.columns.status"), t("client.domain.since")],
        ...[t("admin.client.columns.expires"), t("admin.client.columns.nextDue"), t("admin.client.columns.renewal")],
        ...[t("admin.client.columns.price"), t("money.invoices.columns.currency")],
      ],
      rows: [
        ...rows.map((row) => [
          ...[row.name, String(row.clientId), row.client, row.registrar, stateWord(row.status, t)],
          ...[row.registered ?? "", row.expires ?? "", row.nextDue ?? ""],
          ...[t(row.autoRenew ? "admin.client.renews" : "admin.client.ends"), row.recurring, row.currency],
        ]),
        ...(rows.length < total ? [[t("money.invoices.cut", { shown: rows.length, total })]] : []),
      ],
    };
  });
}
