import { requireClient } from "../../../access/access.ts";
import { profile } from "../../../data/people.ts";
import { creditLog } from "../../../data/transactions.ts";
import { words } from "../../../messages/words.ts";
import { downloadCsv } from "../csv.ts";

/** Every change of the client's credit, as a table. */
export async function GET(): Promise<Response> {
  const scope = await requireClient("invoices", "/credit");
  const { t } = await words();
  return downloadCsv("the credit", t("billing.credit.file"), async () => {
    const [{ entries }, { currency }] = await Promise.all([creditLog(scope), profile(scope)]);
    return {
      headings: [
        t("billing.credit.date"),
        t("billing.credit.what"),
        t("billing.credit.amount"),
        t("billing.credit.balance"),
        t("billing.currency"),
      ],
      rows: entries.map((row) => [row.date ?? "", row.description, row.amount, row.balance, currency]),
    };
  });
}
