import "server-only";
import { assertScope, type StaffScope } from "../../access/scope.ts";
import { ask } from "../ask.ts";
import { once } from "../once.ts";

/** Codes of the currencies by what stands before and after their amounts, "$| USD": lists say no more. (GetCurrencies) */
export const currencyCodes = once(async (scope: StaffScope): Promise<ReadonlyMap<string, string>> => {
  assertScope(scope, "staff");
  const { currencies } = await ask(scope).getCurrencies({});
  return new Map(currencies.map(({ prefix, suffix, code }) => [`${prefix}|${suffix}`, code]));
});
