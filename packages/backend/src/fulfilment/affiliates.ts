import type { Context, Tx } from "../context.ts";
import { converted } from "../money/currency.ts";
import { share } from "../money/rounding.ts";
import { readSettings } from "../settings.ts";
import type { PaidLine } from "./lines.ts";

/**
 * What an affiliate earns by a paid line of a service that he brought: his own percentage or sum, or the installation's
 * percentage (AffiliateEarningPercent); on the first invoice alone where his account says so.
 */
export async function payAffiliate({ lockRow, now }: Context, tx: Tx, line: PaidLine): Promise<void> {
  if (line.type !== "Hosting" || line.amount <= 0) return;
  const brought = await tx
    .selectFrom("services")
    .innerJoin("orders", "orders.id", "services.order_id")
    .innerJoin("clients as buyer", "buyer.id", "services.client_id")
    .innerJoin("currencies as paid_in", "paid_in.id", "buyer.currency_id")
    .innerJoin("affiliates", "affiliates.id", "orders.affiliate_id")
    .innerJoin("clients as owner", "owner.id", "affiliates.client_id")
    .innerJoin("currencies as earned_in", "earned_in.id", "owner.currency_id")
    .select(["affiliates.id", "affiliates.pay_type", "affiliates.pay_amount", "affiliates.is_one_time"])
    .select(["orders.invoice_id", "paid_in.rate as paid_rate", "earned_in.rate as earned_rate"])
    .where("services.id", "=", line.relatedId)
    .executeTakeFirst();
  if (!brought) return;
  if (brought.is_one_time === 1 && brought.invoice_id !== line.invoiceId) return;
  const percent =
    brought.pay_type === "percentage"
      ? brought.pay_amount
      : brought.pay_type === "fixed"
        ? 0
        : (await readSettings(tx)).whole("AffiliateEarningPercent") * 100;
  const earned =
    brought.pay_type === "fixed"
      ? brought.pay_amount
      : converted(share(line.amount, percent, 10_000), { rate: brought.paid_rate }, { rate: brought.earned_rate });
  if (earned <= 0) return;
  await lockRow(tx, "affiliates", brought.id);
  await tx
    .updateTable("affiliates")
    .set(({ eb }) => ({ balance: eb("balance", "+", earned), updated_at: now }))
    .where("id", "=", brought.id)
    .execute();
}
