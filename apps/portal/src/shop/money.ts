/** Whole minor units, of which no part is lost. What is not whole is rounded half away from zero, once, where it arises. */

/** numerator / denominator; the denominator is above 0. */
export function rounded(numerator: bigint, denominator: bigint): bigint {
  const size = numerator < 0n ? -numerator : numerator;
  const whole = (2n * size + denominator) / (2n * denominator);
  return numerator < 0n ? -whole : whole;
}

/** A decimal text times 10^places: `scaled("19.975", 3)` is 19975n. What is no number is nothing. */
export function scaled(text: string, places: number): bigint {
  const [, sign, whole = "0", fraction = ""] = /^([+-]?)(\d{1,15})(?:\.(\d{0,12}))?$/.exec(text.trim()) ?? [];
  const value = rounded(BigInt(whole + fraction) * 10n ** BigInt(places), 10n ** BigInt(fraction.length));
  return sign === "-" ? -value : value;
}

/** "15.95" is 1595n. */
export const minor = (text: string): bigint => scaled(text, 2);

/** 1595n is "15.95". */
export function textOf(amount: bigint): string {
  const digits = String(amount < 0n ? -amount : amount).padStart(3, "0");
  return `${amount < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** amount × part / whole. */
export const share = (amount: bigint, part: bigint, whole: bigint): bigint => rounded(amount * part, whole);

/** No less than nothing and no more than `most`. */
export const within = (amount: bigint, most: bigint): bigint => {
  const top = most < 0n ? 0n : most;
  return amount < 0n ? 0n : amount > top ? top : amount;
};
