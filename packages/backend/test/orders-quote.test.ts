import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { discountOf } from "../src/money/promotion.ts";
import { prorateToDay } from "../src/money/proration.ts";
import { taxedTotals } from "../src/money/tax.ts";
import type { CartItem } from "../src/orders/cart.ts";
import { quoteCart } from "../src/orders/quote.ts";
import { type Promotion, promotedPlaces } from "../src/promotions/eligibility.ts";

const amount = fc.integer({ min: 0, max: 5_000_000 });
const product = fc.record({
  key: fc.constantFrom("1", "2", "3", "A1", "D.com"),
  months: fc.constantFrom(0, 1, 3, 12),
  quantity: fc.integer({ min: 1, max: 5 }),
  setup: amount,
  price: amount,
  isTaxed: fc.boolean(),
  isRenewal: fc.boolean(),
  prorataDay: fc.integer({ min: 0, max: 31 }),
});

const cycles: Record<number, string> = { 0: "onetime", 1: "monthly", 3: "quarterly", 12: "annually" };

const items = fc.array(product, { maxLength: 6 }).map((wishes) =>
  wishes.map(
    (wish, place): CartItem => ({
      ref: `item-${place}`,
      source: wish.isRenewal
        ? { kind: "renewal", of: "service", id: place + 1, years: 0 }
        : { kind: "addon", addonId: 1, name: "", autoSetup: "", parent: 1 },
      lineType: wish.key.startsWith("D") ? "DomainRegister" : wish.key.startsWith("A") ? "Addon" : "Hosting",
      title: `Item ${place}`,
      details: [],
      quantity: wish.quantity,
      term: { cycle: cycles[wish.months] ?? "", months: wish.months },
      from: "2026-11-23",
      setup: wish.isRenewal ? 0 : wish.setup,
      price: wish.price,
      recurring: wish.months === 0 ? 0 : wish.price,
      isTaxed: wish.isTaxed,
      promotionKey: wish.key,
      fees: [],
      prorata: wish.prorataDay > 0 && !wish.isRenewal ? { day: wish.prorataDay, chargeNextMonthFrom: 0 } : null,
    }),
  ),
);

const promotion = fc
  .record({
    type: fc.constantFrom("Percentage", "Fixed Amount", "Price Override", "Free Setup"),
    value: fc.integer({ min: 0, max: 20_000 }),
    applies_to: fc.constantFrom("", "1", "2,A1", "D.com"),
    cycles: fc.constantFrom("", "Monthly", "Annually,One Time"),
    apply_once: fc.constantFrom<0 | 1>(0, 1),
    recurring: fc.constantFrom<0 | 1>(0, 1),
  })
  .map((row) => ({ code: "CODE", ...row }) as Promotion);

const quoted = (cart: readonly CartItem[], is: Promotion | undefined, override: boolean) =>
  quoteCart(cart, {
    prorate: prorateToDay,
    promotion: is ? { is, override, label: "A code", discount: (amounts) => discountOf(is, amounts) } : null,
  });

describe("the cart's reckoning", () => {
  it("adds up, whatever is in it and whatever is taken off", () => {
    fc.assert(
      fc.property(items, fc.option(promotion, { nil: undefined }), fc.boolean(), (cart, is, override) => {
        const quote = quoted(cart, is, override);
        const sum = quote.lines.reduce((total, line) => total + line.amount, 0);
        expect(quote.subtotal).toBe(sum);
        expect(taxedTotals(quote.lines, { rate1: 0, rate2: 0, compound: false, inclusive: false }).total).toBe(sum);
        const before = quoted(cart, undefined, false);
        expect(before.subtotal - quote.subtotal).toBe(quote.discount);
        for (const each of quote.items) {
          const lines = quote.lines.filter((line) => line.ref === each.item.ref);
          const own = lines.reduce((total, line) => total + line.amount, 0);
          // Never more off than there is, and a renewal is never discounted by a code.
          expect(own).toBeGreaterThanOrEqual(0);
          if (each.item.source.kind === "renewal") expect(each.discount).toBe(0);
        }
      }),
      { numRuns: 10_000 },
    );
  });

  it("applies once where it is to apply once", () => {
    fc.assert(
      fc.property(items, promotion, fc.boolean(), (cart, is, override) => {
        const entries = cart.map((item) => ({
          promotionKey: item.promotionKey,
          cycle: item.term.cycle,
          isRenewal: item.source.kind === "renewal",
        }));
        const places = promotedPlaces(is, entries, override);
        if (is.apply_once === 1) expect(places.length).toBeLessThanOrEqual(1);
        expect(places.every((place) => cart[place]?.source.kind !== "renewal")).toBe(true);
      }),
      { numRuns: 10_000 },
    );
  });
});
