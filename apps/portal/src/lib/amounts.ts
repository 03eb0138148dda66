/** Reckoning with decimal texts ("15.95") in whole minor units: money never becomes a float. */

const decimal = /^(-?)(\d+)(?:\.(\d{1,6}))?$/;
const places = 6;

/** Millionths of a unit: finer than any amount or price that WHMCS has. A text that is no amount counts as nothing. */
function fine(amount: string): bigint {
  const parts = decimal.exec(amount);
  if (parts === null) return 0n;
  const [, sign, whole = "0", fraction = ""] = parts;
  const size = BigInt(whole + fraction.padEnd(places, "0"));
  return sign === "-" ? -size : size;
}

/** Two places, and more only where the value has them. */
function text(value: bigint): string {
  const digits = String(value < 0n ? -value : value).padStart(places + 1, "0");
  const fraction = digits.slice(-places).replace(/0{1,4}$/, "");
  return `${value < 0n ? "-" : ""}${digits.slice(0, -places)}.${fraction}`;
}

/** "37.12", "55.22" → "92.34". Nothing adds up to "0.00". */
export const sumOf = (amounts: readonly string[]): string => text(amounts.reduce((sum, each) => sum + fine(each), 0n));

export const negated = (amount: string): string => text(-fine(amount));

/** What came less what went out. */
export const netOf = (row: { in: string; out: string }): string => sumOf([row.in, negated(row.out)]);

/** For sorting: below 0 when `a` is less than `b`. */
export function compareAmounts(a: string, b: string): number {
  const difference = fine(a) - fine(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export const isPositive = (amount: string): boolean => fine(amount) > 0n;

/** An amount that somebody typed, with a point or a comma before the cents: "20", "20.5", "20,50". Else undefined. */
export function amountFrom(typed: string): string | undefined {
  const [, whole, cents = ""] = /^(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(typed.replace(/[\s\u00a0]/g, "")) ?? [];
  return whole === undefined ? undefined : `${whole.replace(/^0+(?=\d)/, "")}.${cents.padEnd(2, "0")}`;
}

/** What is wrong with an amount that somebody typed to pay; undefined where nothing is. */
export function wrongAmount(typed: string): "empty" | "noNumber" | "tooFine" | "tooLarge" | "nothing" | undefined {
  const bare = typed.replace(/[\s\u00a0]/g, "");
  if (bare === "") return "empty";
  const [, sign = "", whole, cents = ""] = /^([-−]?)(\d+)(?:[.,](\d+))?$/.exec(bare) ?? [];
  if (whole === undefined) return "noNumber";
  if (sign !== "") return "nothing";
  if (whole.length > 9) return "tooLarge";
  if (cents.length > 2) return "tooFine";
  return /[1-9]/.test(whole + cents) ? undefined : "nothing";
}

export const lesserOf = (a: string, b: string): string => (compareAmounts(a, b) < 0 ? a : b);

/** So many at a price, less a discount in percent, rounded once to cents, half away from zero. */
export function percentOff(quantity: number | string, price: string, discount: string): string {
  const scale = 10n ** BigInt(places);
  const whole = fine(String(quantity)) * fine(price) * (100n * scale - fine(discount));
  const divisor = scale * scale * 100n * (scale / 100n);
  const size = whole < 0n ? -whole : whole;
  const cents = (size + divisor / 2n) / divisor;
  return text((whole < 0n ? -cents : cents) * (scale / 100n));
}

/** A part of an amount, `part` of `whole`, in hundredths; half a hundredth away from zero. */
export function shareOf(amount: string, part: number, whole: number): string {
  const hundredth = 10n ** BigInt(places - 2);
  const divisor = BigInt(whole) * hundredth;
  const share = fine(amount) * BigInt(part);
  const size = ((share < 0n ? -share : share) * 2n + divisor) / (divisor * 2n);
  return text((share < 0n ? -size : size) * hundredth);
}
