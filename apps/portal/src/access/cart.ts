import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { cache } from "react";
import { clearCookie, readCookie, writeCookie } from "../session/cookies.ts";
import { type Cart, cartFrom, cartText, emptyCart } from "../shop/cart.ts";
import { CART_SECONDS, cartContent, changeCart as changeKept, dropCart } from "../store/carts.ts";
import { openStore } from "../store/store.ts";
import { attempt } from "./limits.ts";

/*
 * Whose cart it is, the browser says by a random name that nobody can guess; who is signed in does not matter to it, so
 * it is still there after signing in. It holds what was chosen, and no price.
 */

const isName = (name: string | undefined): name is string => name !== undefined && /^[\w-]{32}$/.test(name);

/** The store knows carts by a hash: who reads it has nobody's cart. */
const idOf = (name: string) => createHash("sha256").update(name).digest("base64url");

/** This browser's cart. */
export const currentCart = cache(async (): Promise<Cart> => {
  const name = await readCookie("cart");
  const content = isName(name) ? await cartContent(await openStore(), idOf(name)) : undefined;
  return content === undefined ? emptyCart : cartFrom(content);
});

/** What the store knows this browser's cart by; "" where it has none. */
export async function cartId(): Promise<string> {
  const name = await readCookie("cart");
  return isName(name) ? idOf(name) : "";
}

/**
 * Changes this browser's cart, and gives it one where it has none. Only in server actions. What `change` answers is kept;
 * undefined leaves the cart as it is.
 * @throws TooManyError
 */
export async function changeCart(change: (cart: Cart) => Cart | undefined): Promise<boolean> {
  await attempt("cart");
  const known = await readCookie("cart");
  const name = isName(known) ? known : randomBytes(24).toString("base64url");
  let isChanged = false;
  await changeKept(await openStore(), idOf(name), (content) => {
    const cart = content === "" ? emptyCart : cartFrom(content);
    const next = change(cart);
    isChanged = next !== undefined;
    return cartText(next ?? cart);
  });
  await writeCookie("cart", name, CART_SECONDS);
  return isChanged;
}

/** A key for a new line. */
export const newLineKey = (): string => randomBytes(4).toString("hex");

/** Leaves this browser without a cart: what was in it is ordered, or somebody else comes. Only in server actions. */
export async function forgetCart(): Promise<void> {
  const name = await readCookie("cart");
  if (isName(name)) await dropCart(await openStore(), idOf(name));
  await clearCookie("cart");
}
