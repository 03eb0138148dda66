import "server-only";
import { ActionError } from "@kraken/sdk";
import { assertScope, type ClientScope } from "../access/scope.ts";
import type { Ending } from "../shop/catalogue.ts";
import { ask, askAnew } from "./ask.ts";
import type { ShopCurrency, Shopper } from "./catalogue.ts";
import { once } from "./once.ts";

async function read(scope: Shopper, currencyId: number): Promise<Ending[]> {
  assertScope(scope, "client", "public");
  const of = scope.kind === "client" ? { clientid: (scope as ClientScope).clientId } : { currencyid: currencyId };
  const { pricing } = await ask(scope).getTLDPricing(of);
  const dear = (prices: Record<string, string>) =>
    Object.fromEntries(Object.entries(prices).filter(([years, price]) => Number(years) > 0 && !price.startsWith("-")));
  return Object.entries(pricing).map(([name, row]) => ({
    name: `.${name.replace(/^\./, "").toLowerCase()}`,
    categories: row.categories,
    register: dear(row.register),
    transfer: dear(row.transfer),
    renew: dear(row.renew),
  }));
}

const kept = once(read);

/** The endings that are sold, with their prices: a client's own, or those of a currency. (GetTLDPricing) */
export const endings = (scope: Shopper, currency: ShopCurrency): Promise<Ending[]> => kept(scope, currency.id);

export type Availability = "free" | "taken" | "unknown";

/** Whether a name is free; unknown where its registry does not answer or can't be asked. (DomainWhois) */
export const availability = once(async (scope: Shopper, domain: string): Promise<Availability> => {
  assertScope(scope, "client", "public");
  return answered(async () => (await ask(scope).domainWhois({ domain })).status);
});

/** The same as it is at this moment, for who orders it. (DomainWhois) */
export async function availabilityNow(scope: Shopper, domain: string): Promise<Availability> {
  assertScope(scope, "client", "public");
  return answered(async () => (await askAnew(scope).domainWhois({ domain })).status);
}

async function answered(look: () => Promise<string>): Promise<Availability> {
  try {
    const status = await look();
    return status === "available" ? "free" : "taken";
  } catch (error) {
    if (error instanceof ActionError) return "unknown";
    throw error;
  }
}
