import "server-only";
import type { ClientScope } from "../access/scope.ts";
import { isPositive } from "../lib/amounts.ts";
import { engineQuote, listedQuote, orderQuietly, type Placed, type Quote } from "./quiet-order.ts";
import type { Service } from "./services.ts";

type Renewable = Pick<Service, "id" | "name" | "domain" | "recurring" | "gateway">;

const cartOf = ({ id }: Renewable) => ({ servicerenewals: [id] });

/** What a further period costs; undefined where it can't be renewed at this time. (KrakenGetCartQuote, else its own price) */
export async function serviceRenewalQuote(
  scope: ClientScope,
  service: Renewable,
  when: "kept" | "now" = "kept",
): Promise<Quote | undefined> {
  const quote = await engineQuote(scope, cartOf(service), when);
  if (quote.is === "known") return quote.value;
  if (quote.is === "refused" || !isPositive(service.recurring)) return undefined;
  const description = [service.name, service.domain].filter(Boolean).join(" · ");
  return listedQuote(scope, { description, price: service.recurring });
}

/** Orders a further period at the price that was shown. (AddOrder with servicerenewals, WHMCS 8.8 and newer) */
export const renewService = (scope: ClientScope, service: Renewable, shown: Quote): Promise<Placed> =>
  orderQuietly(scope, cartOf(service), service.gateway, shown);
