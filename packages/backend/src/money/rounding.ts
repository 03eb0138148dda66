/** Amounts are whole minor units. Whatever is not whole is rounded half away from zero, once, where it arises. */

/** numerator / denominator, rounded half away from zero: +5/2 is 3 and -5/2 is -3. The denominator is above 0. */
export function divideRounded(numerator: bigint, denominator: bigint): number {
  if (denominator <= 0n) throw new RangeError("A part of nothing");
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * magnitude + denominator) / (2n * denominator);
  return Number(numerator < 0n ? -rounded : rounded);
}

/** amount × part / whole, rounded half away from zero. All are whole numbers; the product may be as large as it likes. */
export const share = (amount: number, part: number, whole: number): number =>
  divideRounded(BigInt(amount) * BigInt(part), BigInt(whole));

/** A percentage of an amount; `percent` ×1000, as tax rates are kept: 19 % is 19000. */
export const percentOf = (amount: number, percent: number): number => share(amount, percent, 100_000);

/** Decimal text times 10^places: scaled("19.975", 3) is 19975. Further places are rounded. Undefined for other text. */
export function scaled(text: string, places: number): number | undefined {
  const parts = /^([+-]?)(\d{1,13})(?:\.(\d{0,12}))?$/.exec(text.trim());
  if (!parts) return undefined;
  const [, sign = "", whole = "0", fraction = ""] = parts;
  const value = divideRounded(BigInt(whole + fraction) * 10n ** BigInt(places), 10n ** BigInt(fraction.length));
  return sign === "-" ? 0 - value : value;
}

/** Decimal text as minor units: "15.95" is 1595, "-0.1" is -10. Further places are rounded. Undefined for other text. */
export const minorOf = (text: string): number | undefined => scaled(text, 2);
