import type { Cart, DomainChoice, DomainLine, ProductLine } from "./cart.ts";
import {
  addonCycle,
  cycleNames,
  type Ending,
  monthsIn,
  type Option,
  type Price,
  type Product,
  priceIn,
} from "./catalogue.ts";
import { endingOf } from "./domain-name.ts";
import { minor, scaled, share, textOf } from "./money.ts";
import { discountOf, type History, type Promotion, promotedPlaces, type Refusal, whyNot } from "./promotion.ts";
import type { Quote, QuoteLine } from "./quote.ts";
import { type TaxProfile, taxesOf } from "./tax.ts";

/**
 * What a cart comes to, for an engine that does not say so itself (WHMCS has no such action): the one place where it is
 * reckoned. Pure. What WHMCS keeps to itself can't be in it (products that begin on a day of the month); the invoice is
 * compared with it after each order.
 */
export type Reckoning = {
  cart: Cart;
  products: readonly Product[];
  endings: readonly Ending[];
  currency: string;
  /** Of the currency, for promotions of a sum. */
  rate: string;
  taxes: TaxProfile;
  isTaxed: { product: (id: number) => boolean; domains: boolean };
  /** The discount of the client's group in percent, decimal text. */
  groupPercent: string;
  promotion: { code: string; found: Promotion | undefined; history: History } | undefined;
  today: string;
};

type Item = Omit<QuoteLine, "price" | "setup" | "discount" | "recurring"> & {
  price: bigint;
  setup: bigint;
  recurring: bigint;
  isTaxed: boolean;
  promotionKey: string;
  /** As promotions compare it. */
  cycleKey: string;
};

/** Something in the cart that is not sold any more, or not like this. */
export class NotOfferedError extends Error {
  override name = "NotOfferedError";
  readonly key: string;
  constructor(key: string) {
    super("Something in the cart is not offered");
    this.key = key;
  }
}

const add = (one: Price, more: Price, times: bigint): Price => ({
  setup: textOf(minor(one.setup) + minor(more.setup) * times),
  price: textOf(minor(one.price) + minor(more.price) * times),
});

/** What an option is set to: what was chosen, else its first choice, no, or the least. */
export function chosenOf(
  option: Option,
  wished: number | undefined,
): { shown: string; choice: number; pieces: number } {
  if (option.kind === "choice") {
    const place = Math.max(
      0,
      option.choices.findIndex(({ id }) => id === wished),
    );
    return { shown: option.choices[place]?.name ?? "", choice: place, pieces: 1 };
  }
  const pieces = wished ?? (option.kind === "quantity" ? option.least : 0);
  return { shown: option.kind === "quantity" ? String(pieces) : pieces > 0 ? "✓" : "–", choice: 0, pieces };
}

function productItems(line: ProductLine, product: Product, isTaxed: boolean): Item[] {
  const base = product.prices[line.cycle];
  if (!base) throw new NotOfferedError(line.key);
  const set = product.options.map((option) => ({ option, ...chosenOf(option, line.options[String(option.id)]) }));
  const whole = set.reduce((sum, { option, choice, pieces }) => {
    const prices = option.choices[choice]?.prices;
    return prices && line.cycle !== "free" ? add(sum, priceIn(prices, line.cycle), BigInt(pieces)) : sum;
  }, base);
  const months = monthsIn(line.cycle);
  const quantity = product.quantity === "one" ? 1 : line.quantity;
  const perCopy = product.quantity === "pieces" ? quantity : 1;
  const price = minor(line.price ?? whole.price) * BigInt(perCopy);
  const name = line.domain?.name || line.hostname;
  const item: Item = {
    key: line.key,
    kind: "product",
    name: name ? `${product.name} – ${name}` : product.name,
    details: set.map(({ option, shown }) => `${option.name}: ${shown}`),
    cycle: cycleNames[line.cycle],
    cycleKey: line.cycle,
    quantity: perCopy,
    price,
    setup: minor(whole.setup) * BigInt(perCopy),
    recurring: months > 0 ? price : 0n,
    isTaxed,
    promotionKey: String(product.id),
  };
  const addons = line.addons.map((id): Item => {
    const addon = product.addons.find((each) => each.id === id);
    const cycle = addon && addonCycle(addon.prices, line.cycle);
    if (!addon || !cycle) throw new NotOfferedError(line.key);
    const own = priceIn(addon.prices, cycle);
    return {
      key: line.key,
      kind: "addon",
      name: addon.name,
      details: [],
      cycle: cycleNames[cycle],
      cycleKey: cycle,
      quantity: 1,
      price: minor(own.price),
      setup: minor(own.setup),
      recurring: monthsIn(cycle) > 0 ? minor(own.price) : 0n,
      isTaxed,
      promotionKey: `A${addon.id}`,
    };
  });
  const copies = product.quantity === "services" ? quantity : 1;
  return [...Array.from({ length: copies }, () => item), ...Array.from({ length: copies }, () => addons).flat()];
}

function domainItem(key: string, wish: DomainChoice | DomainLine, endings: readonly Ending[], isTaxed: boolean): Item {
  const ending = endingOf(wish.name, endings);
  const years = wish.way === "transfer" ? 1 : wish.years;
  const price = wish.way === "own" ? undefined : ending?.[wish.way][String(years)];
  if (!ending || price === undefined) throw new NotOfferedError(key);
  const asked = ("price" in wish && wish.price) || price;
  return {
    key,
    kind: "domain",
    name: wish.name,
    details: [],
    cycle: `${years} Year/s`,
    cycleKey: `${years}year`,
    quantity: 1,
    price: minor(asked),
    setup: 0n,
    recurring: minor(ending.renew[String(years)] ?? asked),
    isTaxed,
    promotionKey: `D${ending.name}`,
  };
}

function itemsOf({ cart, products, endings, isTaxed }: Reckoning): Item[] {
  const ofProducts = cart.lines.flatMap((line) => {
    if (line.kind !== "product") return [];
    const product = products.find(({ id }) => id === line.product);
    if (!product) throw new NotOfferedError(line.key);
    return productItems(line, product, isTaxed.product(product.id));
  });
  const ofDomains = cart.lines.flatMap((line) => {
    const wish = line.kind === "product" ? line.domain : line;
    return wish && wish.way !== "own" ? [domainItem(line.key, wish, endings, isTaxed.domains)] : [];
  });
  return [...ofProducts, ...ofDomains];
}

function verdict({ promotion, today }: Reckoning, items: readonly Item[]): Refusal | Promotion | undefined {
  if (!promotion) return undefined;
  if (!promotion.found) return "unknown";
  const entries = items.map(({ promotionKey, cycleKey }) => ({ promotionKey, cycle: cycleKey }));
  return whyNot(promotion.found, promotion.history, entries, today) ?? promotion.found;
}

/** @throws NotOfferedError */
export function reckon(of: Reckoning): Quote {
  const items = itemsOf(of);
  const judged = verdict(of, items);
  const taken = typeof judged === "object" ? judged : undefined;
  const entries = items.map(({ promotionKey, cycleKey }) => ({ promotionKey, cycle: cycleKey }));
  const promoted = taken ? promotedPlaces(taken, entries) : new Set<number>();
  const whole = items.map((item, place) => {
    const off = taken && promoted.has(place) ? discountOf(taken, item, of.rate) : { first: 0n, recurring: 0n };
    return { item, discount: off.first, recurring: item.recurring - off.recurring };
  });
  // As an invoice has them: each its own line, so that each is rounded alone.
  const lines = whole.flatMap(({ item, discount }) =>
    [item.price, item.setup, -discount].map((amount) => ({ amount, isTaxed: item.isTaxed })),
  );
  const percent = scaled(of.groupPercent, 2);
  const groups = [true, false].map((isTaxed) => {
    const sum = lines.reduce((all, line) => (line.isTaxed === isTaxed ? all + line.amount : all), 0n);
    return { amount: -share(sum < 0n ? 0n : sum, percent, 10_000n), isTaxed };
  });
  const all = [...lines, ...groups];
  const taxes = all.map((line) => (line.isTaxed ? taxesOf(line.amount, of.taxes) : ([0n, 0n] as const)));
  const sum = (amounts: readonly bigint[]) => amounts.reduce((total, each) => total + each, 0n);
  const [tax, tax2] = [sum(taxes.map(([one]) => one)), sum(taxes.map(([, two]) => two))];
  const net = sum(all.map(({ amount }) => amount));
  const subtotal = of.taxes.inclusive ? net - tax - tax2 : net;
  const later = new Map<string, bigint>();
  for (const { item, recurring } of whole)
    if (recurring > 0n) later.set(item.cycle, (later.get(item.cycle) ?? 0n) + recurring);
  return {
    currency: of.currency,
    lines: whole.map(({ item, discount, recurring }) => ({
      key: item.key,
      kind: item.kind,
      name: item.name,
      details: item.details,
      cycle: item.cycle,
      quantity: item.quantity,
      price: textOf(item.price),
      setup: textOf(item.setup),
      discount: textOf(discount),
      recurring: textOf(recurring),
    })),
    subtotal: textOf(subtotal),
    discount: textOf(sum(whole.map(({ discount }) => discount))),
    groupDiscount: textOf(-sum(groups.map(({ amount }) => amount))),
    taxes: [
      { rate: of.taxes.rate, amount: textOf(tax) },
      { rate: of.taxes.rate2, amount: textOf(tax2) },
    ].filter(({ amount }) => amount !== "0.00"),
    isTaxInclusive: of.taxes.inclusive,
    total: textOf(subtotal + tax + tax2),
    recurring: [...later].map(([cycle, amount]) => ({
      cycle,
      amount: textOf(amount - share(amount, percent, 10_000n)),
    })),
    promotion: !of.promotion
      ? undefined
      : taken
        ? { code: taken.code, isApplied: true }
        : { code: of.promotion.code, isApplied: false, why: (judged as Refusal | undefined) ?? "other" },
  };
}
