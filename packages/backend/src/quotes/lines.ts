import { divideRounded } from "../money/rounding.ts";

/** What a line of a quote costs comes from these. */
export type PricedLine = {
  /** ×100: three of something is 300. */
  quantity: number;
  /** Minor units; may be below 0. */
  unit_price: number;
  /** Percent ×100: 2.5 % is 250. */
  discount: number;
};

/** What a line comes to, in minor units: quantity × price, less the discount, rounded once. */
export const lineAmount = ({ quantity, unit_price, discount }: PricedLine): number =>
  divideRounded(BigInt(quantity) * BigInt(unit_price) * BigInt(10_000 - discount), 1_000_000n);

const trimmed = (scaled: number) => String(scaled / 100);

/**
 * A line of a quote as its invoice says it: "3 x Pear @ 5.00 - 2.5% Discount", and nothing but the description for one
 * of something at its full price.
 */
export function lineText(line: PricedLine & { description: string }, price: string): string {
  const many = line.quantity === 100 ? line.description : `${trimmed(line.quantity)} x ${line.description} @ ${price}`;
  return line.discount === 0 ? many : `${many} - ${trimmed(line.discount)}% Discount`;
}
