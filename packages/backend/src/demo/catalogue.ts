import { addonData, configGroups, productData, tldData } from "./catalogue-data.ts";

export const currencies = [
  { id: 1, code: "USD", prefix: "$", suffix: " USD", format: 2, rate: 100_000, is_default: 1 },
  { id: 2, code: "EUR", prefix: "€", suffix: " EUR", format: 3, rate: 92_000, is_default: 0 },
  { id: 3, code: "GBP", prefix: "£", suffix: " GBP", format: 2, rate: 79_000, is_default: 0 },
] as const;

export type CurrencyId = 1 | 2 | 3;
export const currencyIds: readonly CurrencyId[] = [1, 2, 3];

/** A cycle as price tables, services and reckoning know it. */
export const cycles = [
  { key: "monthly", name: "Monthly", months: 1 },
  { key: "quarterly", name: "Quarterly", months: 3 },
  { key: "semiannually", name: "Semi-Annually", months: 6 },
  { key: "annually", name: "Annually", months: 12 },
  { key: "biennially", name: "Biennially", months: 24 },
  { key: "triennially", name: "Triennially", months: 36 },
] as const;

export type Cycle = (typeof cycles)[number];
export const [monthly, quarterly, , annually] = cycles;

/** Percent of the euro price, rounded to ten cents so that it looks like a price. */
const inCurrency: Record<CurrencyId, number> = { 1: 110, 2: 100, 3: 86 };

/** Cents a month in euros to minor units of a currency. */
export function priced(euroCents: number, currency: CurrencyId): number {
  if (currency === 2) return euroCents;
  return Math.round((euroCents * inCurrency[currency]) / 1000) * 10;
}

/** A year costs 9.6 months, in whole units; longer cycles less still. */
export function cyclePrice(monthlyPrice: number, cycle: Cycle): number {
  const year = Math.round((monthlyPrice * 96) / 1000) * 100;
  switch (cycle.months) {
    case 12:
      return year;
    case 24:
      return Math.round((year * 19) / 1000) * 100;
    case 36:
      return Math.round((year * 27) / 1000) * 100;
    default:
      return monthlyPrice * cycle.months;
  }
}

/** What a product costs, in minor units. One-time products have their price under monthly. */
export function productPrice(product: number, cycle: Cycle, currency: CurrencyId): { setup: number; price: number } {
  const data = productData[product - 1];
  if (!data) throw new RangeError(`the demo has no product ${product}`);
  return {
    setup: cycle.months < 12 ? priced(data.setup ?? 0, currency) : 0,
    price: cyclePrice(priced(data.monthly, currency), cycle),
  };
}

/** What an add-on costs, in minor units. */
export function addonPrice(addon: number, cycle: Cycle, currency: CurrencyId): number {
  const data = addonData[addon - 1];
  if (!data) throw new RangeError(`the demo has no add-on ${addon}`);
  return cyclePrice(priced(data.monthly, currency), cycle);
}

/** What a year of a domain costs, in minor units. The demo's own names end in .example. */
export function domainPrice(action: "register" | "transfer" | "renew", currency: CurrencyId, years = 1): number {
  const data = tldData.find((tld) => tld.extension === ".example");
  return priced(data?.[action] ?? 0, currency) * years;
}

/** All options with the ids that they get in the database. */
export const options = (() => {
  let optionId = 0;
  let choiceId = 0;
  return configGroups.flatMap((group, at) =>
    group.options.map((option) => ({
      id: ++optionId,
      groupId: at + 1,
      products: group.products,
      ...option,
      choices: option.choices.map(([name, price]) => ({ id: ++choiceId, name, price })),
    })),
  );
})();
