"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { requireSameOrigin } from "../../../access/access.ts";
import { changeCart } from "../../../access/cart.ts";
import { attempt, TooManyError } from "../../../access/limits.ts";
import { isCountry } from "../../../lib/countries.ts";
import { words } from "../../../messages/words.ts";
import type { Cart } from "../../../shop/cart.ts";
import { withoutLine } from "../../../shop/cart.ts";
import { leaveFlash } from "../../flash.ts";
import { tooMany } from "../../too-many.tsx";

const form = z.object({
  line: z.string().max(12).catch(""),
  promotion: z.string().trim().max(100).catch(""),
  currency: z.string().max(10).catch(""),
  country: z
    .string()
    .refine((code) => isCountry(code))
    .catch(""),
});

/** Changes the cart and shows it; says so where somebody does that too often. */
async function changed(change: (cart: Cart) => Cart, counted?: "promotion code"): Promise<void> {
  try {
    if (counted) await attempt(counted);
    await changeCart(change);
  } catch (error) {
    if (!(error instanceof TooManyError)) throw error;
    const { title, text } = await tooMany(error);
    await leaveFlash({ title, detail: text, tone: "bad" });
  }
}

/** Takes a line out. */
export async function removeLine(data: FormData): Promise<void> {
  await requireSameOrigin();
  const { line } = form.parse(Object.fromEntries(data));
  await changed((cart) => withoutLine(cart, line));
  await leaveFlash({ title: (await words()).t("shop.cart.removed") });
  redirect("/cart");
}

/** Takes a promotion's code, or none. Whether it is good, the cart says. */
export async function setPromotion(data: FormData): Promise<void> {
  await requireSameOrigin();
  const { promotion } = form.parse(Object.fromEntries(data));
  await changed((cart) => ({ ...cart, promotion }), "promotion code");
  redirect("/cart");
}

/** Where a visitor lives, and the currency that he wants. */
export async function setPlace(data: FormData): Promise<void> {
  await requireSameOrigin();
  const { currency, country } = form.parse(Object.fromEntries(data));
  await changed((cart) => ({ ...cart, currency: currency || cart.currency, country }));
  redirect("/cart");
}
