import { addDays, addMonths } from "../days.ts";
import type { Promotion } from "../promotions/eligibility.ts";
import { promotedPlaces } from "../promotions/eligibility.ts";
import type { CartItem } from "./cart.ts";

/** A line of the invoice to come. Amounts are minor units, before tax, or with it where prices include it. */
export type QuoteLine = {
  /** The item that it is of. */
  ref: string;
  type: string;
  description: string;
  amount: number;
  isTaxed: boolean;
};

/** What one item comes to. */
export type QuotedItem = {
  item: CartItem;
  /** All its pieces, before a promotion: what is paid now (without set-up), set-up, and what a further period costs. */
  price: number;
  setup: number;
  recurring: number;
  /** What the promotion takes off what is paid now. */
  discount: number;
  /** What the promotion takes off each further period that it is for. */
  recurringDiscount: number;
  /** The day on which the next payment is due; null for what is paid once. */
  nextDue: string | null;
};

export type Quote = {
  items: readonly QuotedItem[];
  lines: readonly QuoteLine[];
  /** The sum of the lines. */
  subtotal: number;
  discount: number;
};

/** What a promotion takes off, by the one engine of money. */
export type Discounting = (amounts: { price: number; setup: number; recurring: number }) => {
  first: number;
  recurring: number;
};

/** The part of a period until a day of the month, by the one engine of money. */
export type Prorating = (of: {
  price: number;
  from: string;
  months: number;
  day: number;
  chargeNextMonthFrom: number;
}) => { amount: number; nextDue: string };

export type QuoteRules = {
  prorate: Prorating;
  /** The promotion that is allowed for this buyer and cart, or none. */
  promotion: { is: Promotion; discount: Discounting; label: string; override: boolean } | null;
};

const slashed = (day: string) => day.split("-").reverse().join("/");

/** "(23/11/2026 - 22/12/2026)": from the first day to the last one before the next payment. */
export const periodText = (from: string, nextDue: string): string =>
  `(${slashed(from)} - ${slashed(addDays(nextDue, -1))})`;

/**
 * What a cart comes to: the lines of its invoice and what each item costs now and later. Pure, so that the total that is
 * shown before an order is the total that is invoiced after it.
 */
export function quoteCart(items: readonly CartItem[], rules: QuoteRules): Quote {
  const { promotion } = rules;
  const entries = items.map((item) => ({
    promotionKey: item.promotionKey,
    cycle: item.term.cycle,
    isRenewal: item.source.kind === "renewal",
  }));
  const promoted = new Set(promotion ? promotedPlaces(promotion.is, entries, promotion.override) : []);
  const quoted = items.map((item, place) => {
    const amounts = amountsOf(item, rules.prorate);
    const off = promotion && promoted.has(place) ? promotion.discount(amounts) : { first: 0, recurring: 0 };
    return { item, ...amounts, discount: off.first, recurringDiscount: off.recurring };
  });
  const lines = quoted.flatMap((each) => linesOf(each, promotion?.label ?? ""));
  return {
    items: quoted,
    lines,
    subtotal: lines.reduce((sum, line) => sum + line.amount, 0),
    discount: quoted.reduce((sum, each) => sum + each.discount, 0),
  };
}

function amountsOf(item: CartItem, prorate: Prorating) {
  const { quantity, term, from, prorata } = item;
  const whole = { setup: item.setup * quantity, price: item.price * quantity, recurring: item.recurring * quantity };
  if (term.months === 0) return { ...whole, nextDue: null };
  if (!prorata || prorata.day < 1) return { ...whole, nextDue: addMonths(from, term.months) };
  const part = prorate({ price: whole.price, from, months: term.months, ...prorata });
  return { ...whole, price: part.amount, nextDue: part.nextDue };
}

const promotionLines: Readonly<Record<string, string>> = {
  Hosting: "PromoHosting",
  Addon: "PromoAddon",
};

function linesOf(quoted: QuotedItem, label: string): QuoteLine[] {
  const { item, nextDue } = quoted;
  const shared = { ref: item.ref, isTaxed: item.isTaxed };
  const period = nextDue === null ? "" : ` ${periodText(item.from, nextDue)}`;
  const count = item.quantity > 1 ? `${item.quantity} x ` : "";
  const lines: QuoteLine[] = [
    {
      ...shared,
      type: item.lineType,
      description: [`${count}${item.title}${period}`, ...item.details].join("\n"),
      amount: quoted.price,
    },
  ];
  if (quoted.setup > 0) {
    lines.push({ ...shared, type: "Setup", description: `${item.title} Setup Fee`, amount: quoted.setup });
  }
  for (const fee of item.fees) lines.push({ ...shared, ...fee });
  if (quoted.discount > 0) {
    const type = promotionLines[item.lineType] ?? "PromoDomain";
    lines.push({ ...shared, type, description: label, amount: -quoted.discount });
  }
  return lines;
}
