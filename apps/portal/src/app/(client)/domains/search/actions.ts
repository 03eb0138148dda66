"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { anybodyScope, requireSameOrigin, safePath } from "../../../../access/access.ts";
import { changeCart, currentCart, newLineKey } from "../../../../access/cart.ts";
import { attempt, TooManyError } from "../../../../access/limits.ts";
import { shopCurrency } from "../../../../data/catalogue.ts";
import { availabilityNow, endings } from "../../../../data/endings.ts";
import { failureOf } from "../../../../data/failure.ts";
import { words } from "../../../../messages/words.ts";
import { withLine } from "../../../../shop/cart.ts";
import { endingOf, isDomain, tidy } from "../../../../shop/domain-name.ts";
import { leaveFlash } from "../../../flash.ts";
import { problemOf } from "../../../problem.ts";

const form = z.object({
  name: z.string().max(253).catch(""),
  way: z.enum(["register", "transfer"]).catch("register"),
  back: z.string().max(500).catch(""),
});

/** Puts a name into the cart, after asking once more whether it can be had. */
export async function addDomain(data: FormData): Promise<void> {
  await requireSameOrigin();
  const { t } = await words();
  const { name: typed, way, back } = form.parse(Object.fromEntries(data));
  const name = tidy(typed);
  try {
    const [scope, before] = await Promise.all([anybodyScope(), currentCart()]);
    const currency = await shopCurrency(scope, before.currency);
    const ending = endingOf(name, await endings(scope, currency));
    await attempt("domain search");
    const wanted = way === "register" ? "free" : "taken";
    const isSold = isDomain(name) && ending?.[way]["1"] !== undefined;
    if (!isSold || (await availabilityNow(scope, name)) !== wanted) {
      await leaveFlash({ title: t("shop.search.gone", { name }), tone: "bad" });
    } else {
      const visitor = scope.kind === "client" ? {} : { currency: currency.code };
      const line = { kind: "domain", way, name, years: 1 } as const;
      const isIn = await changeCart((cart) => withLine({ ...cart, ...visitor }, line, newLineKey()));
      await leaveFlash(isIn ? { title: t("shop.cart.put"), detail: name } : { title: t("shop.search.full") });
    }
  } catch (error) {
    if (failureOf(error) === undefined && !(error instanceof TooManyError)) throw error;
    const { title, text } = await problemOf(error, "put a domain into the cart");
    await leaveFlash({ title, detail: text, tone: "bad" });
  }
  redirect(safePath(back, "/domains/search"));
}
