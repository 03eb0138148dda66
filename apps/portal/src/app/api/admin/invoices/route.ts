import { requireStaff } from "../../../../access/access.ts";
import { paymentMethodNamesOrNone } from "../../../../data/payment-methods.ts";
import { staffInvoices } from "../../../../data/staff/invoices.ts";
import { clock } from "../../../../lib/clock.ts";
import { words } from "../../../../messages/words.ts";
import { askedFor, invoiceQuery, invoicesHref } from "../../../admin/(staff)/invoices/query.ts";
import { stateOf } from "../../../admin/(staff)/invoices/state.ts";
import { stateWord } from "../../../admin/state.tsx";
import { downloadCsv } from "../../csv.ts";
import { allRows } from "../all-rows.ts";

/** The list of invoices as it is filtered and sorted, as a table. */
export async function GET({ url }: Request): Promise<Response> {
  const query = invoiceQuery.parse(Object.fromEntries(new URL(url).searchParams));
  const scope = await requireStaff(invoicesHref(query));
  const { t } = await words();
  return downloadCsv("staff's invoices", t("money.invoices.file"), async () => {
    const [{ rows, total }, methods] = await Promise.all([
      allRows((page, size) => staffInvoices(scope, askedFor(query, page, size))),
      paymentMethodNamesOrNone(scope),
    ]);
    const { today } = clock();
    const column = (
      key: "number" | "client" | "date" | "due" | "total" | "balance" | "status" | "method" | "currency",
    ) => t(`money.invoices.columns.${key}`);
    return {
      headings: [
        ...[column("number"), column("client"), column("date"), column("due"), column("total"), column("balance")],
        ...[column("currency"), column("status"), column("method")],
      ],
      rows: [
        ...rows.map((row) => [
          ...[row.number, row.client, row.date ?? "", row.due ?? "", row.total, row.balance ?? ""],
          ...[row.currency, stateWord(stateOf(row, today), t), methods.get(row.method) ?? row.method],
        ]),
        ...(rows.length < total ? [[t("money.invoices.cut", { shown: rows.length, total })]] : []),
      ],
    };
  });
}
