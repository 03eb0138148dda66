import { minor, scaled, share, within } from "./money.ts";

/** A promotion as WHMCS tells it. (getpromotions) */
export type Promotion = {
  code: string;
  type: string;
  /** Percent, or an amount of the default currency. */
  value: string;
  isRecurring: boolean;
  cycles: readonly string[];
  appliesTo: readonly string[];
  requires: readonly string[];
  requiresExisting: boolean;
  starts: string | null;
  expires: string | null;
  mostUses: number;
  uses: number;
  isOnce: boolean;
  isForNew: boolean;
  isForExisting: boolean;
  isOncePerClient: boolean;
};

/** What its rules ask about who buys; a visitor has none of it. */
export type History = {
  hasOrdered: boolean;
  hasActive: boolean;
  usesOfCode: number;
  /** What is active: ids of products, and "D.com" for domains. */
  activeKeys: ReadonlySet<string>;
};

export const noHistory: History = { hasOrdered: false, hasActive: false, usesOfCode: 0, activeKeys: new Set() };

/** Something in a cart that a promotion may be for, in WHMCS's notation: "12", "A3", "D.com". */
export type Promoted = { promotionKey: string; cycle: string };

/** Why a code is not taken. */
export type Refusal =
  | "unknown"
  | "early"
  | "expired"
  | "used up"
  | "new only"
  | "existing only"
  | "once"
  | "requires"
  | "nothing";

/** "Semi-Annually", "One Time" and "1 Years" as keys: semiannually, onetime, 1year. */
const cycleKey = (written: string) =>
  written
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")
    .replace(/^(\d+)years?$/, "$1year");
const holds = (list: readonly string[], key: string) =>
  list.some((each) => each.trim().toLowerCase() === key.toLowerCase());
const said = (list: readonly string[]) => list.filter((each) => each.trim() !== "");

export function isFor({ appliesTo, cycles }: Promotion, { promotionKey, cycle }: Promoted): boolean {
  if (said(appliesTo).length > 0 && !holds(appliesTo, promotionKey)) return false;
  return said(cycles).length === 0 || cycles.some((each) => cycleKey(each) === cycleKey(cycle));
}

/** Why a promotion is not for this buyer and cart; undefined when it is. */
export function whyNot(
  promotion: Promotion,
  buyer: History,
  items: readonly Promoted[],
  today: string,
): Refusal | undefined {
  if (promotion.starts !== null && today < promotion.starts) return "early";
  if (promotion.expires !== null && today > promotion.expires) return "expired";
  if (promotion.mostUses > 0 && promotion.uses >= promotion.mostUses) return "used up";
  if (promotion.isForNew && buyer.hasOrdered) return "new only";
  if (promotion.isForExisting && !buyer.hasActive) return "existing only";
  if (promotion.isOncePerClient && buyer.usesOfCode > 0) return "once";
  if (said(promotion.requires).length > 0) {
    const inCart = items.some((item) => holds(promotion.requires, item.promotionKey));
    const owned = promotion.requiresExisting && [...buyer.activeKeys].some((key) => holds(promotion.requires, key));
    if (!inCart && !owned) return "requires";
  }
  return items.some((item) => isFor(promotion, item)) ? undefined : "nothing";
}

/** Which items it changes. */
export function promotedPlaces(promotion: Promotion, items: readonly Promoted[]): Set<number> {
  const places = items.flatMap((item, place) => (isFor(promotion, item) ? [place] : []));
  return new Set(promotion.isOnce ? places.slice(0, 1) : places);
}

/** Rates have five places: 0.90 is 90000. */
const RATE_OF_DEFAULT = 100_000n;

/**
 * What it takes off one item, now and off each further period: never more than there is.
 * @param rate units of the buyer's currency for one of the default currency, decimal text
 */
export function discountOf(
  { type, value, isRecurring }: Pick<Promotion, "type" | "value" | "isRecurring">,
  { price, setup, recurring }: { price: bigint; setup: bigint; recurring: bigint },
  rate: string,
): { first: bigint; recurring: bigint } {
  const now = price + setup;
  const later = (off: bigint) => (isRecurring ? within(off, recurring) : 0n);
  if (type === "Percentage") {
    const percent = scaled(value, 2);
    return { first: within(share(now, percent, 10_000n), now), recurring: later(share(recurring, percent, 10_000n)) };
  }
  const sum = share(minor(value), scaled(rate, 5), RATE_OF_DEFAULT);
  if (type === "Fixed Amount") return { first: within(sum, now), recurring: later(sum) };
  // The price becomes the value; set-up stays as it is.
  if (type === "Price Override") return { first: within(price - sum, price), recurring: later(recurring - sum) };
  if (type === "Free Setup") return { first: within(setup, setup), recurring: 0n };
  return { first: 0n, recurring: 0n };
}
