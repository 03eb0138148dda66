import "server-only";
import { ActionError, type Whmcs } from "@kraken/sdk";
import { assertMay, type ClientScope } from "../access/scope.ts";
import { log } from "../lib/log.ts";
import type { Cart } from "../shop/cart.ts";
import { orderDetails, orderLists } from "../shop/order-lists.ts";
import { ask, askAnew } from "./ask.ts";
import { once } from "./once.ts";
import { collect, ownRows } from "./owned.ts";
import { compared } from "./quiet-order.ts";

export type OrderWish = {
  cart: Cart;
  paymentMethod: string;
  /** Of names that are transferred here. They are sent, and not kept. */
  codes: Readonly<Record<string, string>>;
  /** What was shown, decimal text. */
  total: string;
  clientAddress: string;
};

export type Placed =
  /** The invoice says what was shown; it has none when there is nothing to pay. */
  | { outcome: "placed"; order: number; invoice: number | null }
  /** It said something else, and the order was taken back. */
  | { outcome: "cancelled"; order: number; invoiced: string }
  /** It said something else, and the order could not be taken back. */
  | { outcome: "stands"; order: number; invoice: number | null; invoiced: string }
  /** It is placed, and nobody could see what it comes to. */
  | { outcome: "unseen"; order: number; invoice: number | null }
  /** The engine does not take it, and nothing was ordered. */
  | { outcome: "refused"; why: "stock" | "payment" | "offer" | "other" };

/** What AddOrder says of what it does not take. */
const refusals: [RegExp, "stock" | "payment" | "offer"][] = [
  [/out of stock/i, "stock"],
  [/invalid payment method/i, "payment"],
  [
    /not found|not offered|not sold here|can't be had|can't be ordered|has no choice|can't be \d|addon id invalid|no items/i,
    "offer",
  ],
];

/**
 * Orders a cart: quietly, so that nobody is mailed a total before it is known to be the one that was shown. Then the
 * invoice is read; where it says something else the order is cancelled. (AddOrder, GetInvoice, CancelOrder, SendEmail)
 * @throws the SDK's OutcomeUnknownError when nobody knows whether it was ordered
 */
export async function placeOrder(scope: ClientScope, wish: OrderWish): Promise<Placed> {
  assertMay(scope, "orders");
  const { cart, paymentMethod, codes, total, clientAddress } = wish;
  let made: Awaited<ReturnType<Whmcs["addOrder"]>>;
  try {
    made = await ask(scope).addOrder({
      clientid: scope.clientId,
      paymentmethod: paymentMethod,
      ...orderLists(cart),
      ...orderDetails(cart, codes),
      promocode: cart.promotion || undefined,
      clientip: clientAddress,
      noinvoiceemail: true,
      noemail: true,
    });
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    log("info", "order refused", { client: scope.clientId, reason: error.reason });
    return { outcome: "refused", why: refusals.find(([pattern]) => pattern.test(error.reason))?.[1] ?? "other" };
  }
  const { orderid: order, invoiceid: invoice } = made;
  const seen = await compared(scope, { order, invoice, total });
  if (seen.is === "placed") return { outcome: "placed", order, invoice };
  if (seen.is === "unchecked") return { outcome: "unseen", order, invoice };
  const { invoiced } = seen;
  return seen.isTakenBack ? { outcome: "cancelled", order, invoiced } : { outcome: "stands", order, invoice, invoiced };
}

type Row = Awaited<ReturnType<Whmcs["getOrders"]>>["orders"][number];

const pick = (row: Row) => ({
  id: row.id,
  number: row.ordernum,
  date: row.date,
  status: row.status,
  amount: row.amount,
  invoice: row.invoiceid > 0 ? row.invoiceid : undefined,
  paymentMethod: row.paymentmethodname,
  items: row.lineitems.map((item) => ({
    name: item.product,
    type: item.producttype,
    domain: item.domain,
    cycle: item.billingcycle,
    amount: item.amount,
    status: item.status,
  })),
});

/** All orders of the signed-in client. (GetOrders) */
export async function allOrders(scope: ClientScope): Promise<Order[]> {
  assertMay(scope, "orders");
  const rows = await collect(ask(scope).paginate.getOrders({ userid: scope.clientId }));
  return ownRows(scope, "GetOrders", rows, ({ userid }) => userid).map(pick);
}

/** At most so many are looked through for one that was sent a moment ago. */
const LATEST = 25;

/** The client's latest orders at this moment, the newest first. (GetOrders) */
async function latest(scope: ClientScope, limitnum: number): Promise<Order[]> {
  assertMay(scope, "orders");
  const { orders } = await askAnew(scope).getOrders({ userid: scope.clientId, limitnum });
  return ownRows(scope, "GetOrders", orders, ({ userid }) => userid).map(pick);
}

/** The id of the client's newest order, 0 where he has none: what he orders from now on has a higher one. */
export async function newestOrder(scope: ClientScope): Promise<number> {
  return Math.max(0, ...(await latest(scope, 1)).map(({ id }) => id));
}

/** What the client has ordered after the order of this id, the oldest first. */
export async function ordersAfter(scope: ClientScope, id: number): Promise<Order[]> {
  return (await latest(scope, LATEST)).filter((each) => each.id > id).sort((a, b) => a.id - b.id);
}

/** One of the signed-in client's orders; undefined when he has no such one. (GetOrders) */
export const order = once(async (scope: ClientScope, id: number) => {
  assertMay(scope, "orders");
  const { orders } = await ask(scope).getOrders({ id, userid: scope.clientId, limitnum: 1 });
  const row = orders.find((each) => each.id === id);
  if (!row || row.userid !== scope.clientId) return undefined;
  ownRows(scope, "GetOrders", orders, ({ userid }) => userid);
  return pick(row);
});

export type Order = ReturnType<typeof pick>;
