import { inCurrency } from "../money/currency.ts";
import type { PromotionWorth } from "../money/promotion.ts";
import { amountText } from "../wire/amounts.ts";
import type { Promotion } from "./eligibility.ts";

/** What a promotion is worth to a buyer: sums are kept in the default currency, and given in his at its rate. */
export function worthOf({ type, value }: Pick<Promotion, "type" | "value">, rate: number): PromotionWorth {
  const isSum = type === "Fixed Amount" || type === "Price Override";
  return { type, value: isSum ? inCurrency(value, rate) : value };
}

/** What an invoice's line says of a promotion, as WHMCS writes it: "Promotional Code: AUTUMN10 - 10.00% One Time Discount". */
export function promotionLabel(promotion: Pick<Promotion, "code" | "type" | "value" | "recurring">): string {
  const often = promotion.recurring === 1 ? "Recurring" : "One Time";
  const amount = amountText(promotion.value);
  const what: Readonly<Record<string, string>> = {
    Percentage: `${amount}% ${often} Discount`,
    "Fixed Amount": `${amount} ${often} Discount`,
    "Price Override": `${amount} ${often} Price Override`,
    "Free Setup": "Free Setup",
  };
  return `Promotional Code: ${promotion.code} - ${what[promotion.type] ?? promotion.type}`;
}
