import "server-only";
import { attempt } from "../../../../access/limits.ts";
import type { ClientScope } from "../../../../access/scope.ts";
import type { ShopCurrency, Shopper } from "../../../../data/catalogue.ts";
import { domains } from "../../../../data/domains.ts";
import { availabilityNow, endings } from "../../../../data/endings.ts";
import type { Words } from "../../../../messages/words.ts";
import type { DomainChoice } from "../../../../shop/cart.ts";
import { endingOf } from "../../../../shop/domain-name.ts";
import { isHeld } from "../../live.ts";

/** Whether the shopper has the name here already: its registry may not know of it yet. */
async function isHis(scope: Shopper, name: string): Promise<boolean> {
  const client = scope as ClientScope;
  if (scope.kind !== "client" || !client.may("domains")) return false;
  return (await domains(client)).some((each) => each.name === name && isHeld(each));
}

/** Why a name can't be had; undefined when it can, or is to be used where it is. */
export async function domainError(
  scope: Shopper,
  currency: ShopCurrency,
  { way, name, years }: DomainChoice,
  t: Words["t"],
): Promise<{ name: string; message: string } | undefined> {
  if (way === "own") return undefined;
  const sold = await endings(scope, currency);
  const ending = endingOf(name, sold);
  if (!ending) {
    const all = sold.map((each) => each.name).join(", ");
    return { name: "name", message: t("shop.product.nameNotSold", { endings: all }) };
  }
  if (ending[way][String(years)] === undefined)
    return { name: "years", message: t("shop.product.yearsWrong", { name }) };
  if (await isHis(scope, name)) return { name: "name", message: t("shop.product.nameYours", { name }) };
  await attempt("domain search");
  const state = await availabilityNow(scope, name);
  if (state === "unknown") return { name: "name", message: t("shop.product.nameUnknown", { name }) };
  if (state === "taken" && way === "register") return { name: "name", message: t("shop.product.nameTaken", { name }) };
  if (state === "free" && way === "transfer") return { name: "name", message: t("shop.product.nameFree", { name }) };
  return undefined;
}
