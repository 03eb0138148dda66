"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { anybodyScope, requireSameOrigin } from "../../../../access/access.ts";
import { changeCart, currentCart } from "../../../../access/cart.ts";
import { productFor, shopCurrency } from "../../../../data/catalogue.ts";
import { idFrom } from "../../../../data/owned.ts";
import { words } from "../../../../messages/words.ts";
import { withLine } from "../../../../shop/cart.ts";
import { isCycle } from "../../../../shop/catalogue.ts";
import { leaveFlash } from "../../../flash.ts";
import { problemOf } from "../../../problem.ts";
import type { Problem } from "../../../too-many.tsx";
import { choiceOf, type Values } from "./choice.ts";
import { domainError } from "./domain-error.ts";
import { typedChoice } from "./typed.ts";

export type ChooseState = {
  /** What was chosen: it stays when it was not taken. */
  values: Values;
  errors: { name: string; message: string }[];
  problem?: Problem;
};

const about = z.object({
  product: z.string().catch(""),
  cycle: z.string().catch(""),
  currency: z.string().max(10).catch(""),
  line: z
    .string()
    .regex(/^[0-9a-f]{8}$/)
    .catch(""),
});

const textsIn = (form: FormData): Values =>
  Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])));

/** Puts a product into the cart as it was chosen, or in the place of what was chosen before. */
export async function putInCart(_before: ChooseState, form: FormData): Promise<ChooseState> {
  await requireSameOrigin();
  const { t } = await words();
  const values = textsIn(form);
  const { product: id, cycle, currency: chosen, line: key } = about.parse(values);
  const gone: ChooseState = { values, errors: [], problem: { title: t("shop.product.gone"), text: "" } };
  try {
    const [scope, before] = await Promise.all([anybodyScope(), currentCart()]);
    const currency = await shopCurrency(scope, chosen || before.currency);
    const found = await productFor(scope, currency.code, idFrom(id) ?? 0);
    if (!found || !isCycle(cycle) || !found.product.prices[cycle] || key === "") return gone;
    const { line, wrong } = choiceOf(found.product, cycle, values);
    const errors = wrong.map(({ name, word, said }) => ({ name, message: t(`shop.product.${word}`, { ...said }) }));
    const domain = line.domain && errors.length === 0 ? await domainError(scope, currency, line.domain, t) : undefined;
    if (domain) errors.push(domain);
    if (errors.length > 0) return { values, errors };
    const visitor = scope.kind === "client" ? {} : { currency: currency.code };
    const isIn = await changeCart((cart) => withLine({ ...cart, ...visitor }, line, key));
    if (!isIn) return { values, errors: [], problem: { title: t("shop.product.full"), text: "" } };
  } catch (error) {
    return typedChoice.keep({ values, errors: [], problem: await problemOf(error, "put into the cart") });
  }
  await leaveFlash({ title: t("shop.cart.put") });
  redirect("/cart");
}
