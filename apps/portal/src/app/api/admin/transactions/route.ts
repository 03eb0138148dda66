import { requireStaff } from "../../../../access/access.ts";
import { paymentMethodNamesOrNone } from "../../../../data/payment-methods.ts";
import { staffTransactions } from "../../../../data/staff/transactions.ts";
import { netOf } from "../../../../lib/amounts.ts";
import { words } from "../../../../messages/words.ts";
import { askedFor, transactionQuery, transactionsHref } from "../../../admin/(staff)/transactions/query.ts";
import { downloadCsv } from "../../csv.ts";
import { allRows } from "../all-rows.ts";

/** The list of transactions as it is narrowed down and sorted, as a table. */
export async function GET({ url }: Request): Promise<Response> {
  const query = transactionQuery.parse(Object.fromEntries(new URL(url).searchParams));
  const scope = await requireStaff(transactionsHref(query));
  const { t } = await words();
  return downloadCsv("staff's transactions", t("transactions.file"), async () => {
    const [{ rows, total }, methods] = await Promise.all([
      allRows((page, size) => staffTransactions(scope, askedFor(query, page, size))),
      paymentMethodNamesOrNone(scope),
    ]);
    return {
      headings: [
        ...[t("transactions.columns.id"), t("money.invoice.date"), t("money.invoices.columns.client")],
        ...[t("money.invoices.columns.number"), t("transactions.columns.description"), t("money.method")],
        ...[t("money.reference"), t("money.amount"), t("money.fees"), t("money.invoices.columns.currency")],
      ],
      rows: [
        ...rows.map((row) => [
          ...[String(row.id), row.date ?? "", row.client, row.invoiceId === undefined ? "" : row.invoice],
          ...[row.description, methods.get(row.gateway) ?? row.gateway, row.reference],
          ...[netOf(row), row.fees, row.currency],
        ]),
        ...(rows.length < total ? [[t("money.invoices.cut", { shown: rows.length, total })]] : []),
      ],
    };
  });
}
