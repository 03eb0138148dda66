/** What the sums of an invoice come to; all amounts in minor units. */
export interface Totals {
  subtotal: number;
  tax: number;
  total: number;
}

/** `rate` (percent ×1000) of an amount, rounded half away from zero: at the line, so that +x and -x cancel out. */
export function taxOf(amount: number, rate: number): number {
  const tax = Math.floor((Math.abs(amount) * rate + 50_000) / 100_000);
  return amount < 0 ? -tax : tax;
}

/** Adds up lines; tax is reckoned line by line. */
export function totalsOf(lines: readonly { amount: number; taxed: boolean }[], rate: number): Totals {
  let subtotal = 0;
  let tax = 0;
  for (const line of lines) {
    subtotal += line.amount;
    if (line.taxed) tax += taxOf(line.amount, rate);
  }
  return { subtotal, tax, total: subtotal + tax };
}
