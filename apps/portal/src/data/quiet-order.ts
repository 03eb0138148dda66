import "server-only";
import type { Whmcs } from "@kraken/sdk";
import { assertMay, type ClientScope } from "../access/scope.ts";
import { compareAmounts, isPositive, negated, shareOf, sumOf } from "../lib/amounts.ts";
import { log } from "../lib/log.ts";
import { ask, askAnew } from "./ask.ts";
import { clientDetails } from "./client-details.ts";
import { clientGroup } from "./client-groups.ts";
import { failureOf } from "./failure.ts";
import { paymentMethodNames } from "./payment-methods.ts";
import { type Told, told } from "./told.ts";

type OrderInput = Parameters<Whmcs["addOrder"]>[0];
/** What is ordered for something that the client has: AddOrder's own words. */
export type Cart = Pick<OrderInput, "domainrenewals" | "servicerenewals" | "addonids" | "serviceids">;

/** What a cart comes to. */
export type Quote = {
  lines: { description: string; amount: string }[];
  taxes: { rate: string; amount: string }[];
  /** Taxes are in it when `withTaxes` says so; else WHMCS adds them on the invoice, where there are any. */
  total: string;
  withTaxes: boolean;
};

/** The price of a cart as the engine reckons it, taxes and all: a WHMCS can't say. (KrakenGetCartQuote) */
export function engineQuote(scope: ClientScope, cart: Cart, when: "kept" | "now" = "kept"): Promise<Told<Quote>> {
  assertMay(scope, "orders");
  const asked = when === "now" ? askAnew(scope) : ask(scope);
  return told(async () => {
    const answer = await asked.krakenGetCartQuote({ clientid: scope.clientId, ...cart });
    const taxes = [
      { rate: answer.taxrate, amount: answer.tax },
      { rate: answer.taxrate2, amount: answer.tax2 },
    ];
    return {
      lines: answer.lines.map(({ description, amount }) => ({ description, amount })),
      taxes: taxes.filter(({ amount }) => compareAmounts(amount, "0.00") !== 0),
      total: answer.total,
      withTaxes: true,
    };
  }, "KrakenGetCartQuote");
}

/**
 * What something that is sold comes to where the engine reckons nothing beforehand: its price from the list, less what the
 * client's group has off, and a fee that has nothing off. (GetClientGroups)
 */
export async function listedQuote(
  scope: ClientScope,
  {
    description,
    price,
    fee,
  }: { description: string; price: string; fee?: { description: string; amount: string } | undefined },
): Promise<Quote> {
  const group = await groupDiscount(scope);
  const off = group && shareOf(price, group.hundredths, 10_000);
  const lines = [
    { description, amount: price },
    ...(fee ? [fee] : []),
    ...(group && off && isPositive(off) ? [{ description: group.name, amount: negated(off) }] : []),
  ];
  return { lines, taxes: [], total: sumOf(lines.map(({ amount }) => amount)), withTaxes: false };
}

/** What the client's group has off, in hundredths of a percent; undefined where it has none, or where that is not told. */
async function groupDiscount(scope: ClientScope): Promise<{ name: string; hundredths: number } | undefined> {
  const group = await clientGroup(scope, (await clientDetails(scope.clientId))?.groupid);
  const hundredths = Math.round(Number(group?.percent ?? 0) * 100);
  return group && hundredths > 0 ? { name: `${group.name} (${Number(group.percent)} %)`, hundredths } : undefined;
}

export type Placed =
  | { is: "placed"; order: number | null; invoice: number | null }
  /** It is ordered, and its invoice could not be read: nobody has compared it. */
  | { is: "unchecked"; order: number | null; invoice: number | null }
  /** The invoice said something else than what was shown: the order was taken back, or has to be by staff. */
  | { is: "differs"; order: number | null; invoiced: string; isTakenBack: boolean; invoice: number | null };

/** The way to pay of what is ordered for; where that is not offered any more, the first that is. */
async function gatewayOf(scope: ClientScope, gateway: string): Promise<string> {
  const offered = await paymentMethodNames(scope);
  return offered.has(gateway) ? gateway : ([...offered.keys()][0] ?? gateway);
}

/**
 * Orders without a word to anybody, compares the invoice with what was shown, and takes the order back where they differ;
 * else its invoice is mailed. (AddOrder, GetInvoice, CancelOrder, SendEmail)
 */
export async function orderQuietly(scope: ClientScope, cart: Cart, gateway: string, shown: Quote): Promise<Placed> {
  assertMay(scope, "orders");
  const paymentmethod = await gatewayOf(scope, gateway);
  const order = { clientid: scope.clientId, paymentmethod, ...cart, noemail: true, noinvoiceemail: true };
  const { orderid, invoiceid } = await ask(scope).addOrder(order);
  const { total, withTaxes } = shown;
  return compared(scope, { order: orderid, invoice: invoiceid, total, withTaxes });
}

export type Ordered = {
  order: number;
  /** Null when there is nothing to pay. */
  invoice: number | null;
  /** What was shown, decimal text; before taxes where `withTaxes` is false. */
  total: string;
  withTaxes?: boolean;
  /** The invoice was mailed with the order. */
  isMailed?: boolean;
};

/**
 * Compares what was ordered with what was shown, and takes the order back where they differ; else its invoice is mailed.
 * (GetInvoice, CancelOrder, SendEmail)
 */
export async function compared(
  scope: ClientScope,
  { order, invoice, total, withTaxes = true, isMailed = false }: Ordered,
): Promise<Placed> {
  // It is ordered: whatever fails from here on is no failure of the order.
  const invoiced = invoice ? await invoicedOf(scope, invoice, withTaxes) : "0.00";
  if (invoiced === undefined) return { is: "unchecked", order, invoice };
  if (compareAmounts(invoiced, total) === 0) {
    if (invoice && !isMailed)
      await ask(scope)
        .sendEmail({ messagename: "Invoice Created", id: invoice })
        .catch((error: unknown) => note("invoice not mailed", error));
    return { is: "placed", order, invoice };
  }
  log("error", "order differs", { client: scope.clientId, order, shown: total, invoiced });
  const isTakenBack = await ask(scope)
    .cancelOrder({ orderid: order, noemail: true })
    .then(() => true)
    .catch((error: unknown) => {
      note("order not taken back", error);
      return false;
    });
  return { is: "differs", order, invoiced, isTakenBack, invoice };
}

/** How often it is tried to see what an order has come to. */
const LOOKS = 3;

/**
 * What an invoice asks for, whatever credit was put to it at once; or what its lines come to before taxes. Undefined when
 * nobody could see it. (GetInvoice)
 */
async function invoicedOf(scope: ClientScope, id: number, withTaxes: boolean): Promise<string | undefined> {
  for (let look = 1; look <= LOOKS; look++) {
    try {
      const { subtotal, tax, tax2, items } = await askAnew(scope).getInvoice({ invoiceid: id });
      return withTaxes ? sumOf([subtotal, tax, tax2]) : sumOf(items.map(({ amount }) => amount));
    } catch (error) {
      if (look === LOOKS) note("invoice not compared", error);
    }
  }
  return undefined;
}

function note(what: string, error: unknown): void {
  if (failureOf(error) === undefined) throw error;
  log("error", what, { why: error instanceof Error ? error.message : "unknown" });
}
