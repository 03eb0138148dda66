import type { Selectable } from "kysely";
import type { PromotionsTable } from "../schema/catalogue.ts";

export type Promotion = Selectable<PromotionsTable>;

/** What the rules of promotions ask about who buys. A guest has none of it. */
export type BuyerHistory = {
  isClient: boolean;
  /** Has an order that was neither cancelled nor fraud. */
  hasOrdered: boolean;
  /** Has a service, add-on or domain that is active. */
  hasActive: boolean;
  /** Orders with this code that were neither cancelled nor fraud. */
  usesOfCode: number;
  /** What is active: ids of products, "A3" for add-ons, "D.com" for domains. */
  activeKeys: ReadonlySet<string>;
};

/** Something in a cart that a promotion may be for. */
export type PromotionItem = {
  /** The product's id, "A3" for an add-on, "D.com" for a domain: WHMCS's own notation of appliesto. */
  promotionKey: string;
  /** A cycle of price tables (monthly, …, onetime), or "1year" … for a domain. */
  cycle: string;
  isRenewal: boolean;
};

const listOf = (written: string) =>
  written
    .split(",")
    .map((part) => part.trim().toLowerCase())
    .filter((part) => part !== "");

/** "Semi-Annually", "One Time" and "1 Years" as keys: semiannually, onetime, 1year. */
const cycleKey = (written: string) =>
  written
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")
    .replace(/^(\d+)years?$/, "$1year");

/**
 * Why a promotion is not for this buyer and cart at all: a sentence for who typed the code, or null. `override` is
 * AddOrder's promooverride: then nothing but the code counts.
 */
export function whyNotAllowed(
  promotion: Promotion,
  buyer: BuyerHistory,
  items: readonly PromotionItem[],
  today: string,
  override = false,
): string | null {
  if (override) return null;
  if (promotion.starts_on !== null && today < promotion.starts_on) return "The promotion code has not started yet";
  if (promotion.expires_on !== null && today > promotion.expires_on) return "The promotion code has expired";
  if (promotion.max_uses > 0 && promotion.uses >= promotion.max_uses) {
    return "The promotion code has already been used";
  }
  if (promotion.new_signups === 1 && buyer.hasOrdered) return "The promotion code is for new customers only";
  if (promotion.existing_client === 1 && !(buyer.isClient && buyer.hasActive)) {
    return "The promotion code is for existing customers only";
  }
  if (promotion.once_per_client === 1 && buyer.usesOfCode > 0) {
    return "The promotion code can be used once per customer only";
  }
  const required = listOf(promotion.requires);
  if (required.length > 0) {
    const inCart = items.some((item) => required.includes(item.promotionKey.toLowerCase()));
    const owned =
      promotion.requires_existing === 1 && [...buyer.activeKeys].some((key) => required.includes(key.toLowerCase()));
    if (!inCart && !owned) return "The promotion code needs another product with it";
  }
  if (!items.some((item) => isFor(promotion, item))) return "The promotion code does not apply to anything in the cart";
  return null;
}

/** Is a promotion for one item: is it among what it applies to, in a cycle that it knows? Never for a renewal. */
export function isFor(promotion: Promotion, item: PromotionItem): boolean {
  if (item.isRenewal) return false;
  const appliesTo = listOf(promotion.applies_to);
  if (appliesTo.length > 0 && !appliesTo.includes(item.promotionKey.toLowerCase())) return false;
  const cycles = listOf(promotion.cycles).map(cycleKey);
  return cycles.length === 0 || cycles.includes(cycleKey(item.cycle));
}

/**
 * The places of the items that a promotion changes: all that it is for, or with applyonce the first of them. With
 * `override` everything in the cart but renewals.
 */
export function promotedPlaces(promotion: Promotion, items: readonly PromotionItem[], override = false): number[] {
  const places = items.flatMap((item, place) =>
    override ? (item.isRenewal ? [] : [place]) : isFor(promotion, item) ? [place] : [],
  );
  return promotion.apply_once === 1 ? places.slice(0, 1) : places;
}

/**
 * Does a promotion still take something off a renewal? `uses` is services.promotion_uses: invoices that it was on
 * already, the first one included. recurfor 0 is for ever.
 */
export function stillRecurs(promotion: Pick<Promotion, "recurring" | "recur_for">, uses: number): boolean {
  return promotion.recurring === 1 && (promotion.recur_for === 0 || uses < promotion.recur_for);
}
