import { compareAmounts, negated, sumOf } from "../../lib/amounts.ts";
import { minor, textOf } from "../../shop/money.ts";
import { type TaxProfile, taxesOf } from "../../shop/tax.ts";

/** What of an invoice is reckoned with. Amounts are decimal text. */
export type Reckoned = {
  status: string;
  subtotal: string;
  taxes: readonly { amount: string }[];
  /** After the credit, as WHMCS has it. */
  total: string;
  credit: string;
  balance: string;
  lines: readonly { amount: string }[];
  transactions: readonly { in: string; out: string }[];
};

const taxOf = (invoice: Reckoned) => sumOf(invoice.taxes.map(({ amount }) => amount));

/** What an invoice comes to, before credit and payments. */
export const wholeOf = (invoice: Reckoned): string => sumOf([invoice.subtotal, taxOf(invoice)]);

/** What was paid of it, less what was given back. */
export const paidOf = (invoice: Reckoned): string =>
  sumOf(invoice.transactions.flatMap((entry) => [entry.in, negated(entry.out)]));

export type Difference = { what: "subtotal" | "total" | "balance"; reckoned: string; told: string };

/**
 * Where an invoice's figures are not what its own lines and payments come to. Lines may have the taxes in them: then
 * they are the total, not the subtotal.
 */
export function differencesIn(invoice: Reckoned): Difference[] {
  const lines = sumOf(invoice.lines.map(({ amount }) => amount));
  const isSame = (a: string, b: string) => compareAmounts(a, b) === 0;
  const isWithTaxes = isSame(lines, wholeOf(invoice));
  const total = sumOf([wholeOf(invoice), negated(invoice.credit)]);
  const balance = sumOf([total, negated(paidOf(invoice))]);
  const all: Difference[] = [
    { what: "subtotal", reckoned: isWithTaxes ? invoice.subtotal : lines, told: invoice.subtotal },
    { what: "total", reckoned: total, told: invoice.total },
    { what: "balance", reckoned: balance, told: invoice.balance },
  ];
  return all.filter(({ reckoned, told }) => !isSame(reckoned, told));
}

/** What lines come to with their taxes, each line's rounded for itself. */
export function totalsOf(
  lines: readonly { amount: string; taxed: boolean }[],
  profile: TaxProfile,
): { subtotal: string; tax: string; tax2: string; total: string } {
  let [net, first, second] = [0n, 0n, 0n];
  for (const { amount, taxed } of lines) {
    const [one, two] = taxed ? taxesOf(minor(amount), profile) : [0n, 0n];
    net += profile.inclusive ? minor(amount) - one - two : minor(amount);
    first += one;
    second += two;
  }
  return { subtotal: textOf(net), tax: textOf(first), tax2: textOf(second), total: textOf(net + first + second) };
}

/** The balance after a payment of so much: what is more than the invoice needs becomes the client's credit. */
export function balanceAfterPayment(invoice: Reckoned, amount: string): string {
  const rest = sumOf([invoice.balance, negated(amount)]);
  return compareAmounts(rest, "0") < 0 ? "0.00" : rest;
}

/** The balance after so much was given back. An invoice of which nothing is left paid gives its credit back too. */
export function balanceAfterRefund(invoice: Reckoned, amount: string): string {
  const isAll = compareAmounts(sumOf([paidOf(invoice), negated(amount)]), "0") <= 0;
  const credit = isAll && invoice.status === "Paid" ? invoice.credit : "0";
  return sumOf([invoice.balance, amount, credit]);
}
