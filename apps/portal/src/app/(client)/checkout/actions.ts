"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { requireClientWrite } from "../../../access/access.ts";
import { clientAddress } from "../../../access/address.ts";
import { audit } from "../../../access/audit.ts";
import { currentCart, forgetCart } from "../../../access/cart.ts";
import { attempt } from "../../../access/limits.ts";
import type { ClientScope } from "../../../access/scope.ts";
import { writesOnce } from "../../../access/writes-once.ts";
import { shopCurrency } from "../../../data/catalogue.ts";
import { failureOf } from "../../../data/failure.ts";
import { type Placed, placeOrder } from "../../../data/orders.ts";
import { paymentMethodNames } from "../../../data/payment-methods.ts";
import { env } from "../../../env.ts";
import { compareAmounts } from "../../../lib/amounts.ts";
import { hrefWith } from "../../../lib/search-params.ts";
import { words } from "../../../messages/words.ts";
import { type Cart, transfersIn } from "../../../shop/cart.ts";
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
  let scope: ClientScope;
  let done: Outcome;
  let currency = "";
  try {
    scope = await requireClientWrite("orders", "/checkout");
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
    const work = () => orderCart(scope, cart, { method, codes, total });
    // Before anything is ordered: what comes after must not fail for it.
    ({ code: currency } = await shopCurrency(scope));
    done = await writesOnce(scope, "order.place", data, work, {
      isDone: ({ outcome }) => outcome === "placed" || outcome === "unseen" || outcome === "stands",
    });
  } catch (error) {
    const problem =
      failureOf(error) === "unknown"
        ? { title: t("shop.checkout.unknown"), text: t("shop.checkout.unknownHelp") }
        : await problemOf(error, "order");
    return typedOrder.keep({ method, errors: [], problem, once: onceAfter(data, error) });
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

async function orderCart(
  scope: ClientScope,
  cart: Cart,
  { method, codes, total }: { method: string; codes: Record<string, string>; total: string },
): Promise<Outcome> {
  await attempt("order", `client ${scope.clientId}`);
  const { quote } = await quoted(scope, cart);
  if (!quote) return { outcome: "gone" };
  if (total === "" || compareAmounts(quote.total, total) !== 0) return { outcome: "changed", total: quote.total };
  const deed = { action: "order.place" } as const;
  let placed: Placed;
  try {
    placed = await placeOrder(scope, { cart, paymentMethod: method, codes, total, clientAddress: clientAddress() });
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
