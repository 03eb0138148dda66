import { groupLines, groupPercent } from "../billing/group-discount.ts";
import { type TaxPlace, taxProfileOf } from "../billing/tax-profile.ts";
import type { Context, Tx } from "../context.ts";
import { discountOf } from "../money/promotion.ts";
import { prorateToDay } from "../money/proration.ts";
import { type TaxProfile, type Totals, taxedTotals } from "../money/tax.ts";
import { type Promotion, whyNotAllowed } from "../promotions/eligibility.ts";
import { guestHistory, historyOf, promotionByCode } from "../promotions/find.ts";
import { promotionLabel, worthOf } from "../promotions/worth.ts";
import { kept } from "../wire/amounts.ts";
import type { Buyer, CartItem } from "./cart.ts";
import { type Quote, quoteCart } from "./quote.ts";

export type QuoteWish = {
  items: readonly CartItem[];
  buyer: Buyer;
  place: TaxPlace;
  /** The promotion's code; "" for none. */
  code: string;
  /** Takes the promotion whatever its rules say. */
  override: boolean;
};

/** What became of the code: taken, or not and why. */
export type PromotionVerdict = { isApplied: true; is: Promotion } | { isApplied: false; code: string; reason: string };

export type FullQuote = {
  /** With the discount of the client's group among its lines. */
  quote: Quote;
  /** That discount, percent ×100. */
  groupPercent: number;
  taxes: TaxProfile;
  totals: Totals;
  /** Undefined when nobody typed a code. */
  promotion: PromotionVerdict | undefined;
};

async function verdictOn(
  db: Context["db"] | Tx,
  { items, buyer, code, override }: QuoteWish,
  today: string,
): Promise<PromotionVerdict | undefined> {
  if (code.trim() === "") return undefined;
  const promotion = await promotionByCode(db, code);
  if (!promotion) return { isApplied: false, code, reason: "The promotion code entered does not exist" };
  const history = buyer.clientId === null ? guestHistory : await historyOf(db, buyer.clientId, promotion);
  const entries = items.map((item) => ({
    promotionKey: item.promotionKey,
    cycle: item.term.cycle,
    isRenewal: item.source.kind === "renewal",
  }));
  const reason = whyNotAllowed(promotion, history, entries, today, override);
  return reason === null ? { isApplied: true, is: promotion } : { isApplied: false, code, reason };
}

/**
 * What a cart comes to for somebody, with his taxes and his promotion: the same for a quote and for an order, so that
 * the total that was shown is the total that is invoiced.
 */
export async function quoteFor(db: Context["db"] | Tx, wish: QuoteWish, today: string): Promise<FullQuote> {
  const promotion = await verdictOn(db, wish, today);
  const { rate } = await db
    .selectFrom("currencies")
    .select("rate")
    .where("id", "=", wish.buyer.currencyId)
    .executeTakeFirstOrThrow();
  const taken = promotion?.isApplied ? promotion.is : undefined;
  const cart = quoteCart(wish.items, {
    prorate: prorateToDay,
    promotion: taken
      ? {
          is: taken,
          discount: (amounts) => {
            const off = discountOf(worthOf(taken, rate), amounts);
            return { first: off.first, recurring: taken.recurring === 1 ? off.recurring : 0 };
          },
          label: promotionLabel(taken),
          override: wish.override,
        }
      : null,
  });
  const percent = await groupPercent(db, wish.buyer.clientId);
  const lines = [...cart.lines, ...groupLines(cart.lines, percent).map((line) => ({ ...line, ref: "" }))];
  const quote = { ...cart, lines, subtotal: lines.reduce((sum, { amount }) => sum + amount, 0) };
  const taxes = await taxProfileOf(db, wish.place);
  const totals = taxedTotals(quote.lines, taxes);
  for (const { amount } of quote.lines) kept(amount);
  kept(totals.total);
  return { quote, groupPercent: percent, taxes, totals, promotion };
}
