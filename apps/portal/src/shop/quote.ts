import type { Refusal } from "./promotion.ts";

/** What one thing in a cart comes to. Amounts are decimal texts of all its pieces, before taxes are added. */
export type QuoteLine = {
  /** The cart's line that it belongs to. */
  key: string;
  kind: "product" | "addon" | "domain";
  name: string;
  details: readonly string[];
  /** WHMCS's name of the cycle: "Monthly", "One Time", "2 Year/s". */
  cycle: string;
  quantity: number;
  price: string;
  setup: string;
  /** What the promotion takes off now. */
  discount: string;
  /** What a further period costs, the promotion off where it lasts. */
  recurring: string;
};

/** What a cart comes to, before it is ordered. */
export type Quote = {
  currency: string;
  lines: readonly QuoteLine[];
  /** Before taxes, discounts off. */
  subtotal: string;
  discount: string;
  /** What the client's group takes off. */
  groupDiscount: string;
  taxes: readonly { rate: string; amount: string }[];
  isTaxInclusive: boolean;
  /** What the invoice will say. */
  total: string;
  /** What recurs, by WHMCS's name of the cycle, before taxes. */
  recurring: readonly { cycle: string; amount: string }[];
  promotion: { code: string; isApplied: true } | { code: string; isApplied: false; why: Refusal | "other" } | undefined;
};
