import { paymentMethodNamesOrNone } from "../../../../data/payment-methods.ts";
import { staffInvoices } from "../../../../data/staff/invoices.ts";
import { clock } from "../../../../lib/clock.ts";
import { askedFor, invoiceQuery, invoicesHref } from "../../../admin/(staff)/invoices/query.ts";
import { stateOf } from "../../../admin/(staff)/invoices/state.ts";
import { stateWord } from "../../../admin/state.tsx";
import { listCsv } from "../list-csv.ts";

/** The list of invoices as it is filtered and sorted, as a table. */
export const GET = listCsv({
  where: "staff's invoices",
  query: invoiceQuery,
  href: (query) => invoicesHref(query),
  file: (t) => t("money.invoices.file"),
  read: (scope, query, page, size) => staffInvoices(scope, askedFor(query, page, size)),
  columns: async (_rows, scope, t) => {
    const methods = await paymentMethodNamesOrNone(scope);
    const { today } = clock();
    return [
      [t("money.invoices.columns.number"), ({ number }) => number],
      [t("money.invoices.columns.client"), ({ client }) => client],
      [t("money.invoices.columns.date"), ({ date }) => date ?? ""],
      [t("money.invoices.columns.due"), ({ due }) => due ?? ""],
      [t("money.invoices.columns.total"), ({ total }) => total],
      [t("money.invoices.columns.balance"), ({ balance }) => balance ?? ""],
      [t("money.invoices.columns.currency"), ({ currency }) => currency],
      [t("money.invoices.columns.status"), (row) => stateWord(stateOf(row, today), t)],
      [t("money.invoices.columns.method"), ({ method }) => methods.get(method) ?? method],
    ];
  },
});
