import { requireClient } from "../../../access/access.ts";
import { paymentMethodNames } from "../../../data/payment-methods.ts";
import { profile } from "../../../data/people.ts";
import { transactions } from "../../../data/transactions.ts";
import { words } from "../../../messages/words.ts";
import { downloadCsv } from "../csv.ts";

/** All that the client paid and was given back, as a table. */
export async function GET(): Promise<Response> {
  const scope = await requireClient("invoices", "/transactions");
  const { t } = await words();
  return downloadCsv("transactions", t("billing.transactions.file"), async () => {
    const [all, methods, { currency }] = await Promise.all([
      transactions(scope),
      paymentMethodNames(scope),
      profile(scope),
    ]);
    return {
      headings: [
        t("billing.transactions.date"),
        t("billing.transactions.what"),
        t("client.invoices.number"),
        t("billing.transactions.method"),
        t("billing.transactions.reference"),
        t("billing.transactions.amount"),
        t("billing.currency"),
      ],
      rows: all.map((row) => [
        row.date ?? "",
        row.description,
        row.invoice === undefined ? "" : String(row.invoice),
        methods.get(row.gateway) ?? row.gateway,
        row.reference,
        row.amount,
        currency,
      ]),
    };
  });
}
