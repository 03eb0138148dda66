import "server-only";
import { assertScope, type StaffScope } from "../../access/scope.ts";
import { ask } from "../ask.ts";
import { ownFirst, type ShopCurrency } from "../catalogue.ts";
import { once } from "../once.ts";

/** Codes of the currencies by what stands before and after their amounts, "$| USD": lists say no more. (GetCurrencies) */
export const currencyCodes = once(async (scope: StaffScope): Promise<ReadonlyMap<string, string>> => {
  assertScope(scope, "staff");
  const { currencies } = await ask(scope).getCurrencies({});
  return new Map(currencies.map(({ prefix, suffix, code }) => [`${prefix}|${suffix}`, code]));
});

/** The currencies that a new client can have; the first is the installation's own. (GetCurrencies) */
export async function currencyChoices(scope: StaffScope): Promise<Pick<ShopCurrency, "id" | "code">[]> {
  assertScope(scope, "staff");
  const { currencies } = await ask(scope).getCurrencies({});
  return ownFirst(currencies).map(({ id, code }) => ({ id, code }));
}

/** Their codes by their ids, the installation's own first. (GetCurrencies) */
export const currencyCodesById = once(async (scope: StaffScope): Promise<ReadonlyMap<number, string>> => {
  assertScope(scope, "staff");
  return new Map((await currencyChoices(scope)).map(({ id, code }) => [id, code]));
});
