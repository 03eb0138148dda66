import "server-only";
import { createHash } from "node:crypto";
import { type Cart, cartFrom, cartText, emptyCart } from "../shop/cart.ts";
import { cartContent, changeCart, dropCart } from "../store/carts.ts";
import { openStore } from "../store/store.ts";
import { nothing } from "./permissions.ts";
import { roleMay } from "./roles.ts";
import { type ClientScope, makeClientScope, type StaffScope } from "./scope.ts";

/* What staff order for a client: it is put together in a cart of theirs, which no browser has. */

function assertOrders(scope: StaffScope): void {
  if (!roleMay(scope.member.role, "orders")) throw new Error("This role orders for no client");
}

/** The shop with a client's own prices, for staff who order for him. Nothing of the client's can be read or done by it. */
export function shopperFor(scope: StaffScope, clientId: number): ClientScope {
  assertOrders(scope);
  return makeClientScope(0, clientId, { permissions: nothing, actor: scope.member });
}

const idOf = ({ member, adminUsername }: StaffScope, clientId: number) =>
  createHash("sha256").update(`staff ${member.id} ${adminUsername} client ${clientId}`).digest("base64url");

/** What this member of staff has put together for a client. */
export async function orderDraft(scope: StaffScope, clientId: number): Promise<Cart> {
  assertOrders(scope);
  const content = await cartContent(await openStore(), idOf(scope, clientId));
  return content === undefined ? emptyCart : cartFrom(content);
}

/** Changes it; undefined from `change` leaves it as it is. Answers whether it was changed. */
export async function changeOrderDraft(
  scope: StaffScope,
  clientId: number,
  change: (cart: Cart) => Cart | undefined,
): Promise<boolean> {
  assertOrders(scope);
  let isChanged = false;
  await changeCart(await openStore(), idOf(scope, clientId), (content) => {
    const cart = content === "" ? emptyCart : cartFrom(content);
    const next = change(cart);
    isChanged = next !== undefined;
    return cartText(next ?? cart);
  });
  return isChanged;
}

export async function dropOrderDraft(scope: StaffScope, clientId: number): Promise<void> {
  assertOrders(scope);
  await dropCart(await openStore(), idOf(scope, clientId));
}
