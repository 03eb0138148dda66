import "server-only";
import { assertScope, type StaffScope } from "../../access/scope.ts";
import type { Cart } from "../../shop/cart.ts";
import { orderDetails, orderLists, priceLists } from "../../shop/order-lists.ts";
import { ask } from "../ask.ts";
import { type Answered, answered } from "./answered.ts";

export type NewOrder = {
  cart: Cart;
  paymentMethod: string;
  /** Of names that are transferred here. They are sent, and not kept. */
  codes: Readonly<Record<string, string>>;
  isInvoiced: boolean;
  mailsInvoice: boolean;
  mailsOrder: boolean;
};

export type OrderMade = { order: number; invoice: number | null };

/** Orders for a client at the prices that staff ask. (AddOrder) */
export const orderForClient = (
  scope: StaffScope,
  client: { id: number },
  { cart, paymentMethod, codes, isInvoiced, mailsInvoice, mailsOrder }: NewOrder,
): Promise<Answered<OrderMade>> => {
  assertScope(scope, "staff");
  return answered(async () => {
    const { orderid, invoiceid } = await ask(scope, client.id).addOrder({
      clientid: client.id,
      paymentmethod: paymentMethod,
      ...orderLists(cart),
      ...orderDetails(cart, codes),
      ...priceLists(cart),
      promocode: cart.promotion || undefined,
      noinvoice: isInvoiced ? undefined : true,
      noinvoiceemail: mailsInvoice ? undefined : true,
      noemail: mailsOrder ? undefined : true,
    });
    return { order: orderid, invoice: invoiceid };
  });
};
