import "server-only";
import type { ClientScope } from "../../../access/scope.ts";
import { NotOfferedError, quoteOf } from "../../../data/cart-quote.ts";
import { catalogue, type ShopCurrency, type Shopper, shopCurrency } from "../../../data/catalogue.ts";
import type { Cart } from "../../../shop/cart.ts";
import type { Product } from "../../../shop/catalogue.ts";
import type { Quote } from "../../../shop/quote.ts";

export type Quoted = {
  currency: ShopCurrency;
  products: readonly Product[];
  quote: Quote | undefined;
  /** The line that is not sold any more, where that is why there is no quote. */
  gone: string | undefined;
};

/** A cart with what it comes to for somebody; without that where something in it is not sold any more. */
export async function quoted(scope: Shopper | ClientScope, cart: Cart): Promise<Quoted> {
  const currency = await shopCurrency(scope, cart.currency);
  const [groups, quote] = await Promise.all([
    catalogue(scope, currency.code),
    cart.lines.length === 0 ? undefined : quoteOf(scope, cart, currency).catch(goneIn),
  ]);
  const products = groups.flatMap((group) => group.products);
  const isGone = quote instanceof NotOfferedError;
  return { currency, products, quote: isGone ? undefined : quote, gone: isGone ? quote.key : undefined };
}

function goneIn(error: unknown): NotOfferedError {
  if (error instanceof NotOfferedError) return error;
  throw error;
}
