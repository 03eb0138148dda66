import { requireStaff } from "../../../../../access/access.ts";
import { ages, aging } from "../../../../../data/staff/reports.ts";
import { clock } from "../../../../../lib/clock.ts";
import { words } from "../../../../../messages/words.ts";
import { downloadCsv } from "../../../csv.ts";

/** What is unpaid by how long it has been due, as a table. */
export async function GET(): Promise<Response> {
  const scope = await requireStaff("/admin/reports/aging");
  const { t } = await words();
  return downloadCsv("the aging report", t("reports.aging.file"), async () => {
    const { rows, cut } = await aging(scope, clock().today);
    return {
      headings: [
        ...[t("money.invoices.columns.currency"), t("reports.aging.age")],
        ...[t("money.invoices.title"), t("money.invoices.columns.balance")],
      ],
      rows: [
        ...rows.flatMap((row) =>
          ages.map((age) => [row.currency, t(`reports.aging.ages.${age}`), String(row.counts[age]), row.amounts[age]]),
        ),
        ...(cut ? [[t("reports.aging.cut", { read: String(cut.read), total: String(cut.total) })]] : []),
      ],
    };
  });
}
