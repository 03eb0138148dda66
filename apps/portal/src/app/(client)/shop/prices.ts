import type { Words } from "../../../messages/words.ts";
import { type Cycle, cycleNames, cyclesOf, type Prices, type Product } from "../../../shop/catalogue.ts";
import { formatMoney } from "../../../ui/format.ts";
import { cycleWord } from "../cycles.ts";

export type Told = Words & { currency: string };

/** An amount as it is read: "€4.90". */
export const amountIn = ({ locale, currency }: Pick<Told, "locale" | "currency">, amount: string): string =>
  formatMoney(amount, currency, locale) ?? `${amount} ${currency}`;

const perYear = /^(\d+) Years?(\/s)?$/;

/** "a month", "for 2 years": how often one of WHMCS's cycles is paid; undefined for what is paid once. */
export function oftenWord(cycle: string, t: Words["t"]): string | undefined {
  const years = Number(/^(\d+) Year/.exec(cycle)?.[1] ?? 0);
  if (years > 0) return t("client.cycles.years", { count: years });
  return cycle === "One Time" || cycle === "Free Account" ? undefined : cycleWord(cycle, t);
}

export const isYears = (cycle: string): boolean => perYear.test(cycle);

/** The cycle that is shown first, and what it costs: the one that was asked for, else the first that is offered. */
export const cycleFor = (prices: Prices, wished: string | undefined): Cycle | undefined => {
  const offered = cyclesOf(prices);
  return offered.find((cycle) => cycle === wished) ?? offered[0];
};

/** "€4.90 a month", "€79.00 once", "Free of charge". */
export function priceText(cycle: Cycle, price: string, told: Told): string {
  const { t } = told;
  if (cycle === "free") return t("shop.free");
  const amount = amountIn(told, price);
  const often = oftenWord(cycleNames[cycle], t);
  return often === undefined ? t("shop.once", { price: amount }) : `${amount} ${often}`;
}

/** "from €4.90 a month", where there is more than one cycle or something to choose. */
export function leastPrice(product: Product, told: Told): string {
  const [cycle] = cyclesOf(product.prices);
  const price = cycle && product.prices[cycle];
  if (!cycle || !price) return "";
  const often = oftenWord(cycleNames[cycle], told.t);
  const isMore = cyclesOf(product.prices).length > 1 || product.options.length > 0;
  return often !== undefined && isMore
    ? told.t("shop.from", { price: amountIn(told, price.price), cycle: often })
    : priceText(cycle, price.price, told);
}

/** What a description says, line by line; markup in it is left out. */
export const linesOf = (description: string): string[] =>
  description
    .replace(/<br\s*\/?>|<\/(p|li|div|h\d)>/gi, "\n")
    .replace(/<[^>]*>/g, "")
    .replaceAll("&nbsp;", " ")
    .replaceAll("&amp;", "&")
    .split("\n")
    .map((line) => line.trim())
    .filter((line, at, all) => line !== "" && all.indexOf(line) === at);
