import type { Context, Tx } from "../context.ts";
import { groupDiscounts } from "../money/group-discount.ts";
import { amountText } from "../wire/amounts.ts";
import type { InvoiceLine } from "./create-invoice.ts";

/** The discount of a client's group, percent ×100: 10 % is 1000. 0 for who is in none, and for guests. */
export async function groupPercent(db: Context["db"] | Tx, clientId: number | null): Promise<number> {
  if (clientId === null) return 0;
  const group = await db
    .selectFrom("clients")
    .innerJoin("client_groups", "client_groups.id", "clients.group_id")
    .select("client_groups.discount_percent")
    .where("clients.id", "=", clientId)
    .executeTakeFirst();
  return Math.min(Math.max(0, group?.discount_percent ?? 0), 10_000);
}

/** The lines with which an invoice gives a client group's discount: prices stay, and each invoice takes it off. */
export const groupLines = (lines: readonly InvoiceLine[], percent: number) =>
  groupDiscounts(lines, percent).map(({ amount, isTaxed }) => ({
    type: "GroupDiscount",
    description: `Client Group Discount - ${amountText(percent)}%`,
    amount,
    isTaxed,
  }));
