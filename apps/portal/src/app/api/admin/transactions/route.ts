import { paymentMethodNamesOrNone } from "../../../../data/payment-methods.ts";
import { staffTransactions } from "../../../../data/staff/transactions.ts";
import { netOf } from "../../../../lib/amounts.ts";
import { askedFor, transactionQuery, transactionsHref } from "../../../admin/(staff)/transactions/query.ts";
import { listCsv } from "../list-csv.ts";

/** The list of transactions as it is narrowed down and sorted, as a table. */
export const GET = listCsv({
  where: "staff's transactions",
  query: transactionQuery,
  href: (query) => transactionsHref(query),
  file: (t) => t("transactions.file"),
  read: (scope, query, page, size) => staffTransactions(scope, askedFor(query, page, size)),
  columns: async (_rows, scope, t) => {
    const methods = await paymentMethodNamesOrNone(scope);
    return [
      [t("transactions.columns.id"), ({ id }) => String(id)],
      [t("money.invoice.date"), ({ date }) => date ?? ""],
      [t("money.invoices.columns.client"), ({ client }) => client],
      [t("money.invoices.columns.number"), ({ invoice, invoiceId }) => (invoiceId === undefined ? "" : invoice)],
      [t("transactions.columns.description"), ({ description }) => description],
      [t("money.method"), ({ gateway }) => methods.get(gateway) ?? gateway],
      [t("money.reference"), ({ reference }) => reference],
      [t("money.amount"), (row) => netOf(row)],
      [t("money.fees"), ({ fees }) => fees],
      [t("money.invoices.columns.currency"), ({ currency }) => currency],
    ];
  },
});
