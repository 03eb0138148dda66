import { share } from "./rounding.ts";

/** What a promotion is worth: `value` is percent ×100 (10 % is 1000), or minor units of the buyer's currency. */
export type PromotionWorth = {
  type: "Percentage" | "Fixed Amount" | "Price Override" | "Free Setup" | (string & {});
  value: number;
};

/** What a promotion takes off one item: now, and off each further period. Never more than there is, never below 0. */
export function discountOf(
  { type, value }: PromotionWorth,
  { price, setup, recurring }: { price: number; setup: number; recurring: number },
): { first: number; recurring: number } {
  const within = (amount: number, most: number) => Math.max(0, Math.min(amount, Math.max(0, most)));
  const now = price + setup;
  if (type === "Percentage") {
    return {
      first: within(share(now, value, 10_000), now),
      recurring: within(share(recurring, value, 10_000), recurring),
    };
  }
  if (type === "Fixed Amount") return { first: within(value, now), recurring: within(value, recurring) };
  // The price becomes the value; set-up stays as it is.
  if (type === "Price Override")
    return { first: within(price - value, price), recurring: within(recurring - value, recurring) };
  if (type === "Free Setup") return { first: within(setup, setup), recurring: 0 };
  return { first: 0, recurring: 0 };
}
