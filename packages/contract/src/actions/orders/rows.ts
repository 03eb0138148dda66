import { money, row, text } from "../../wire.ts";

/** Prices of one thing in one currency, by cycle. "-1.00" means that the cycle is not offered. */
export const cyclePrices = {
  msetupfee: money,
  qsetupfee: money,
  ssetupfee: money,
  asetupfee: money,
  bsetupfee: money,
  tsetupfee: money,
  monthly: money,
  quarterly: money,
  semiannually: money,
  annually: money,
  biennially: money,
  triennially: money,
};

/** The same with what stands before and after an amount in that currency. */
export const currencyPrices = row({ prefix: text, suffix: text, ...cyclePrices });
