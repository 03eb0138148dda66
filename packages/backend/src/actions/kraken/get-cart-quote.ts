import { actions } from "@kraken/contract";
import type { Context } from "../../context.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { afterGroup } from "../../money/group-discount.ts";
import type { CartItem } from "../../orders/cart.ts";
import { loadCart } from "../../orders/load-cart.ts";
import type { QuotedItem } from "../../orders/quote.ts";
import { quoteFor } from "../../orders/quote-for.ts";
import { cartRequest } from "../../orders/request.ts";
import { billingCycle } from "../../services/cycles.ts";
import { amountText, scaledText } from "../../wire/amounts.ts";

/** Who asks: a client with his currency and place, or a guest who says what his are. */
async function askerOf(
  { db }: Context,
  input: {
    clientid?: number | undefined;
    currencyid?: number | undefined;
    country?: string | undefined;
    state?: string | undefined;
  },
) {
  if (!input.clientid) {
    const place = { country: (input.country ?? "").toUpperCase(), state: input.state ?? "", isExempt: false };
    return { clientId: null, currencyId: input.currencyid, place };
  }
  const client = await db.selectFrom("clients").selectAll().where("id", "=", input.clientid).executeTakeFirst();
  if (!client) return refuse("Client ID Not Found");
  const place = { country: client.country, state: client.state, isExempt: client.tax_exempt === 1 };
  return { clientId: client.id, currencyId: client.currency_id, place };
}

async function currencyOf({ db }: Context, wanted: number | undefined) {
  let found = db.selectFrom("currencies").select(["id", "code", "prefix", "suffix"]);
  found = wanted ? found.where("id", "=", wanted) : found.orderBy("is_default", "desc").orderBy("id");
  return (await found.executeTakeFirst()) ?? refuse("Currency ID Not Found");
}

/** What an item is of: the product, the add-on, or what is renewed. */
function relatedId({ source }: CartItem): number {
  if (source.kind === "product") return source.product.id;
  if (source.kind === "addon") return source.addonId;
  return source.kind === "renewal" ? source.id : 0;
}

function domainOf({ source }: CartItem): string {
  if (source.kind === "product") return source.wish.domain || source.wish.hostname;
  return source.kind === "domain" ? source.wish.domain : "";
}

const cycleShown = ({ term }: CartItem) => billingCycle(term.cycle)?.name ?? `${Math.round(term.months / 12)} Year/s`;

function itemShown({ item, ...quoted }: QuotedItem) {
  return {
    type: item.source.kind,
    relid: relatedId(item),
    name: item.title,
    details: item.details.map((line) => line.trim()),
    domain: domainOf(item),
    billingcycle: cycleShown(item),
    quantity: item.quantity,
    price: amountText(quoted.price),
    setup: amountText(quoted.setup),
    discount: amountText(quoted.discount),
    recurring: amountText(quoted.recurring),
    recurringdiscount: amountText(quoted.recurringDiscount),
    startdate: item.from,
    nextduedate: quoted.nextDue,
  };
}

/** What further periods cost, by their cycle, less the discount of the client's group (percent ×100). */
function recurringByCycle(items: readonly QuotedItem[], percent: number): Record<string, string> {
  const sums = new Map<string, number>();
  for (const { item, recurring, recurringDiscount } of items) {
    if (recurring > 0) sums.set(cycleShown(item), (sums.get(cycleShown(item)) ?? 0) + recurring - recurringDiscount);
  }
  return Object.fromEntries([...sums].map(([cycle, amount]) => [cycle, amountText(afterGroup(amount, percent))]));
}

export const krakenGetCartQuote = handler(actions.krakenGetCartQuote, async (context, input) => {
  const { db, today } = context;
  const { place, ...asker } = await askerOf(context, input);
  const currency = await currencyOf(context, asker.currencyId);
  const buyer = { clientId: asker.clientId, currencyId: currency.id };
  const items = await loadCart(db, buyer, cartRequest(input), today);
  const code = input.promocode ?? "";
  const override = input.promooverride ?? false;
  const { quote, groupPercent, totals, taxes, promotion } = await quoteFor(
    db,
    { items, buyer, place, code, override },
    today,
  );
  return {
    currency,
    items: quote.items.map(itemShown),
    lines: quote.lines.map((line) => ({
      type: line.type,
      description: line.description,
      amount: amountText(line.amount),
      taxed: line.isTaxed,
    })),
    subtotal: amountText(totals.subtotal),
    discount: amountText(quote.discount),
    taxrate: scaledText(taxes.rate1, 3),
    taxrate2: scaledText(taxes.rate2, 3),
    taxinclusive: taxes.inclusive,
    tax: amountText(totals.tax),
    tax2: amountText(totals.tax2),
    total: amountText(totals.total),
    recurring: recurringByCycle(quote.items, groupPercent),
    promotion: {
      code: promotion?.isApplied ? promotion.is.code : (promotion?.code ?? ""),
      applied: promotion?.isApplied ?? false,
      message: promotion && !promotion.isApplied ? promotion.reason : "",
      discount: amountText(quote.discount),
    },
  };
});
