/** What is sold, in one currency. Amounts are decimal texts. Pure: nothing here asks anybody. */

/** In the order in which they are offered; "onetime" and "free" stand alone. */
export const cycles = [
  "monthly",
  "quarterly",
  "semiannually",
  "annually",
  "biennially",
  "triennially",
  "onetime",
  "free",
] as const;

/** As AddOrder's billingcycle has it. */
export type Cycle = (typeof cycles)[number];

/** WHMCS's names of them in its answers. */
export const cycleNames: Readonly<Record<Cycle, string>> = {
  monthly: "Monthly",
  quarterly: "Quarterly",
  semiannually: "Semi-Annually",
  annually: "Annually",
  biennially: "Biennially",
  triennially: "Triennially",
  onetime: "One Time",
  free: "Free Account",
};

const months: Readonly<Record<Cycle, number>> = {
  monthly: 1,
  quarterly: 3,
  semiannually: 6,
  annually: 12,
  biennially: 24,
  triennially: 36,
  onetime: 0,
  free: 0,
};

/** Months that a payment lasts; 0 for what is paid once or is free. */
export const monthsIn = (cycle: Cycle): number => months[cycle];

export const isCycle = (text: string): text is Cycle => cycles.some((each) => each === text);

export type Price = { setup: string; price: string };

/** Prices by cycle: what is not among them is not offered. */
export type Prices = Readonly<Partial<Record<Cycle, Price>>>;

export type Choice = { id: number; name: string; prices: Prices };

export type Option = {
  id: number;
  name: string;
  kind: "choice" | "yes or no" | "quantity";
  least: number;
  /** 0 where there is no bound. */
  most: number;
  /** One alone for what is no choice: its price is that of one piece. */
  choices: readonly Choice[];
};

export type CustomField = { id: number; name: string; description: string; isRequired: boolean };

export type Addon = { id: number; name: string; description: string; prices: Prices };

export type Product = {
  id: number;
  groupId: number;
  name: string;
  tagline: string;
  description: string;
  isFeatured: boolean;
  prices: Prices;
  /** How several are ordered: each a service of its own, or as pieces of one. */
  quantity: "one" | "services" | "pieces";
  /** How many are left, where they are counted. */
  left: number | undefined;
  options: readonly Option[];
  fields: readonly CustomField[];
  addons: readonly Addon[];
  /** Whether it is for a domain. */
  hasDomain: boolean;
  /** Whether it has a name of its own: a server. */
  hasHostname: boolean;
};

export type Group = { id: number; name: string; tagline: string; products: readonly Product[] };

/** Prices of an ending by number of years. */
export type DomainPrices = Readonly<Record<string, string>>;

export type Ending = {
  /** With its dot: ".co.uk". */
  name: string;
  categories: readonly string[];
  register: DomainPrices;
  transfer: DomainPrices;
  renew: DomainPrices;
};

/** The cycles that a product is offered in, in their order. */
export const cyclesOf = (prices: Prices): Cycle[] => cycles.filter((cycle) => prices[cycle] !== undefined);

/** The price in a cycle; options of what is paid once or free have theirs under monthly. */
export const priceIn = (prices: Prices, cycle: Cycle): Price =>
  prices[cycle] ??
  prices[cycle === "onetime" || cycle === "free" ? "monthly" : cycle] ?? { setup: "0.00", price: "0.00" };

/** An add-on is paid with its product where it can be, and in its own first cycle otherwise. */
export function addonCycle(prices: Prices, cycle: Cycle): Cycle | undefined {
  return prices[cycle] !== undefined ? cycle : cyclesOf(prices)[0];
}
