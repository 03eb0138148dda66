import { share } from "./rounding.ts";

/** Currencies' rates are units for one of the default currency, ×100000: 0.90 is 90000. */
export const RATE_OF_DEFAULT = 100_000;

/** An amount of the default currency in one with this rate. */
export const inCurrency = (amount: number, rate: number): number => share(amount, rate, RATE_OF_DEFAULT);

/** An amount of one currency in another. */
export const converted = (amount: number, from: { rate: number }, to: { rate: number }): number =>
  from.rate === to.rate ? amount : share(amount, to.rate, from.rate);
