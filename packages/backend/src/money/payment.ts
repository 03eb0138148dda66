import { share } from "./rounding.ts";

/** What is still to pay of an invoice; never below 0. */
export const balanceOf = (invoice: { total: number; credit: number; amount_paid: number }): number =>
  invoice.total - invoice.credit - invoice.amount_paid;

/** A payment's two parts: what the invoice takes, and what is more than it needs and becomes credit. */
export function splitPayment(balance: number, payment: number): { applied: number; overpaid: number } {
  const applied = Math.min(Math.max(0, balance), payment);
  return { applied, overpaid: payment - applied };
}

/** How much credit an invoice can take: no more than there is, than is asked for, and than is to pay. */
export const usableCredit = (credit: number, balance: number, wanted = credit): number =>
  Math.max(0, Math.min(credit, balance, wanted));

/** What paying late costs: an amount, or percent ×100 of what is due, and no less than the minimum. */
export function lateFee(
  balance: number,
  fee: { type: "Percentage" | "Fixed Amount" | (string & {}); value: number; minimum: number },
): number {
  if (balance <= 0) return 0;
  const amount = fee.type === "Percentage" ? share(balance, fee.value, 10_000) : fee.value;
  return Math.max(0, Math.max(amount, amount > 0 ? fee.minimum : 0));
}
