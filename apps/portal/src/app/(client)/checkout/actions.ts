"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { requireClientWrite } from "../../../access/access.ts";
import { clientAddress } from "../../../access/address.ts";
import { audit } from "../../../access/audit.ts";
import { cartId, currentCart, forgetCart } from "../../../access/cart.ts";
import { attempt } from "../../../access/limits.ts";
import type { ClientScope } from "../../../access/scope.ts";
import { myOrders, newestBefore, sendOrder } from "../../../access/sent-orders.ts";
import { keyIn, writesOnce } from "../../../access/writes-once.ts";
import { shopCurrency } from "../../../data/catalogue.ts";
import { failureOf } from "../../../data/failure.ts";
import { type Placed, placeOrder } from "../../../data/orders.ts";
import { paymentMethodNames } from "../../../data/payment-methods.ts";
import { env } from "../../../env.ts";
import { compareAmounts } from "../../../lib/amounts.ts";
import { hrefWith } from "../../../lib/search-params.ts";
import { words } from "../../../messages/words.ts";
import { type Cart, cartText, namesIn, transfersIn } from "../../../shop/cart.ts";
import type { WriteId } from "../../../store/writes.ts";
import { onceAfter } from "../../once.ts";
import { problemOf } from "../../problem.ts";
import type { Problem } from "../../too-many.tsx";
import { quoted } from "../cart/quoted.ts";
import { amountIn } from "../shop/prices.ts";
import { codeField } from "./fields.ts";
import { typedOrder } from "./typed.ts";

export type OrderState = {
  /** The way to pay that was chosen. Codes are not given back. */
  method: string;
  errors: { name: string; message: string }[];
  problem?: Problem;
  once?: string;
};

const form = z.object({
  method: z.string().max(100).catch(""),
  terms: z.string().catch(""),
  /** What the button said. */
  total: z
    .string()
    .regex(/^\d{1,12}\.\d{2}$/)
    .catch(""),
});

type Outcome = Placed | { outcome: "changed"; total: string } | { outcome: "gone" };

/**
 * Orders what is in the cart, for the total that was shown: where it comes to something else now nothing is ordered, and
 * where the invoice says something else the order is taken back.
 */
export async function order(_before: OrderState, data: FormData): Promise<OrderState> {
  const { t, locale } = await words();
  const { method, terms, total } = form.parse(Object.fromEntries(data));
  const back = { method, once: onceAfter(data) };
  let scope: ClientScope | undefined;
  let done: Outcome;
  let currency = "";
  try {
    const asking = await requireClientWrite("orders", "/checkout");
    scope = asking;
    const cart = await currentCart();
    const codes = Object.fromEntries(
      transfersIn(cart).map((name) => [
        name,
        String(data.get(codeField(name)) ?? "")
          .trim()
          .slice(0, 200),
      ]),
    );
    const errors: OrderState["errors"] = Object.entries(codes)
      .filter(([, code]) => code === "")
      .map(([name]) => ({ name: codeField(name), message: t("shop.checkout.codeMissing", { name }) }));
    if (!(await paymentMethodNames(scope)).has(method))
      errors.unshift({ name: "method", message: t("shop.checkout.methodMissing") });
    if (env().BRAND_TERMS_URL && terms === "") errors.push({ name: "terms", message: t("shop.checkout.termsMissing") });
    if (errors.length > 0) return { ...back, errors };
    const work = (write: WriteId) => orderCart(asking, cart, { method, codes, total, write });
    // Before anything is ordered: what comes after must not fail for it.
    ({ code: currency } = await shopCurrency(scope));
    done = await writesOnce(scope, "order.place", data, work, {
      isDone: ({ outcome }) => outcome === "placed" || outcome === "unseen" || outcome === "stands",
    });
  } catch (error) {
    const isUnknown = failureOf(error) === "unknown";
    const made = isUnknown && scope ? await madeBy(scope, data) : undefined;
    if (made !== undefined) {
      await forgetCart();
      redirect(hrefWith(`/orders/${made}`, { new: "placed" }));
    }
    // What is looked for is told on the page around the form.
    if (isUnknown) refresh();
    const problem = isUnknown
      ? { title: t("shop.checkout.unknown"), text: t("shop.checkout.unknownHelp") }
      : await problemOf(error, "order");
    // It is looked for: the same form is answered by what is found.
    return typedOrder.keep({ method, errors: [], problem, once: onceAfter(data, error, { isRemembered: true }) });
  }
  if (done.outcome === "placed" || done.outcome === "unseen") {
    await forgetCart();
    redirect(hrefWith(`/orders/${done.order}`, { new: done.outcome }));
  }
  // What is shown beside the form is not the present any more.
  if (done.outcome === "changed" || done.outcome === "gone") refresh();
  const amount = (text: string) => amountIn({ locale, currency }, text);
  return { ...back, errors: [], problem: problemFor(done, total, t, amount) };
}

/** The order that this form has made, where its answer was lost and it is there at the first look. */
async function madeBy(scope: ClientScope, data: FormData): Promise<number | undefined> {
  const key = keyIn(data);
  return (await myOrders(scope)).find((each) => each.state === "done" && each.form === key)?.order;
}

async function orderCart(
  scope: ClientScope,
  cart: Cart,
  { method, codes, total, write }: { method: string; codes: Record<string, string>; total: string; write: WriteId },
): Promise<Outcome> {
  await attempt("order", `client ${scope.clientId}`);
  const [{ quote }, before, id] = await Promise.all([quoted(scope, cart), newestBefore(scope), cartId()]);
  if (!quote) return { outcome: "gone" };
  if (total === "" || compareAmounts(quote.total, total) !== 0) return { outcome: "changed", total: quote.total };
  const deed = { action: "order.place" } as const;
  let placed: Placed;
  try {
    const wish = { cart, paymentMethod: method, codes, total, clientAddress: clientAddress() };
    const wanted = {
      content: cart.lines.map(({ key: _, ...line }) => line),
      title: quote.lines.map(({ name }) => name).join(", "),
      names: namesIn(cart),
      total,
      withTaxes: true,
      cart: { id, content: cartText(cart) },
      write,
    };
    const order = (made: Placed) => ("order" in made ? made.order : undefined);
    placed = await sendOrder(scope, wanted, before, () => placeOrder(scope, wish), order);
  } catch (error) {
    await audit(scope, { ...deed, result: failureOf(error) === "unknown" ? "unknown" : "failed" });
    throw error;
  }
  const on = "order" in placed ? `order ${placed.order}` : undefined;
  const result = placed.outcome === "placed" ? "done" : placed.outcome === "unseen" ? "unknown" : "refused";
  await audit(scope, { ...deed, on, result, note: placed.outcome === "placed" ? undefined : placed.outcome });
  return placed;
}

type Wrong = Exclude<Outcome, { outcome: "placed" | "unseen" }>;

function problemFor(
  done: Wrong,
  shown: string,
  t: Awaited<ReturnType<typeof words>>["t"],
  amount: (text: string) => string,
): Problem {
  const say = (key: "changed" | "cancelled" | "stands", said: Record<string, string | number>) => ({
    title: t(`shop.checkout.${key}`),
    text: t(`shop.checkout.${key}Help`, said),
  });
  if (done.outcome === "changed") return say("changed", { before: amount(shown || "0.00"), now: amount(done.total) });
  if (done.outcome === "cancelled" || done.outcome === "stands") {
    const said = { shown: amount(shown), invoiced: amount(done.invoiced), order: done.order };
    return say(done.outcome, said);
  }
  const why = done.outcome === "gone" ? "offer" : done.why;
  return { title: t(`shop.checkout.${why}`), text: t(`shop.checkout.${why}Help`) };
}
