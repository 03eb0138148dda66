import { divideRounded } from "./rounding.ts";

/** What taxes an invoice. Rates are percent ×1000: 19 % is 19000. (WHMCS: TaxType, TaxL2Compound) */
export type TaxProfile = {
  rate1: number;
  rate2: number;
  /** The second level is of the amount with the first in it. */
  compound: boolean;
  /** Amounts of lines have the taxes in them. */
  inclusive: boolean;
};

export const untaxed: TaxProfile = { rate1: 0, rate2: 0, compound: false, inclusive: false };

export type TaxedLine = { amount: number; isTaxed: boolean };

/** subtotal + tax + tax2 = total, whatever was rounded. */
export type Totals = { subtotal: number; tax: number; tax2: number; total: number };

/** 100 %, in the rates' unit. */
const WHOLE = 100_000n;

/** The taxes of one line, each rounded once; the negative of an amount has the negatives of its taxes. */
export function lineTaxes(amount: number, { rate1, rate2, compound, inclusive }: TaxProfile): [number, number] {
  const sum = BigInt(amount);
  const first = BigInt(rate1);
  const second = BigInt(rate2);
  // The second level as a part of the net amount, over WHOLE².
  const secondOfNet = compound ? second * (WHOLE + first) : second * WHOLE;
  if (!inclusive) return [divideRounded(sum * first, WHOLE), divideRounded(sum * secondOfNet, WHOLE * WHOLE)];
  const gross = WHOLE * WHOLE + first * WHOLE + secondOfNet;
  return [divideRounded(sum * first * WHOLE, gross), divideRounded(sum * secondOfNet, gross)];
}

/** What lines come to. Taxes are rounded at each line; with inclusive prices the lines' sum is the total. */
export function taxedTotals(lines: readonly TaxedLine[], profile: TaxProfile): Totals {
  const totals = { subtotal: 0, tax: 0, tax2: 0, total: 0 };
  for (const { amount, isTaxed } of lines) {
    const [tax, tax2] = isTaxed ? lineTaxes(amount, profile) : [0, 0];
    totals.subtotal += profile.inclusive ? amount - tax - tax2 : amount;
    totals.tax += tax;
    totals.tax2 += tax2;
  }
  totals.total = totals.subtotal + totals.tax + totals.tax2;
  return totals;
}
