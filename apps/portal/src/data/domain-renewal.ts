import "server-only";
import { assertMay, type ClientScope } from "../access/scope.ts";
import { isPositive } from "../lib/amounts.ts";
import { ask } from "./ask.ts";
import type { Domain } from "./domains.ts";
import { once } from "./once.ts";
import { amountIn } from "./people.ts";
import { type Cart, engineQuote, listedQuote, orderQuietly, type Placed, type Quote } from "./quiet-order.ts";

/** What is renewed: as much of a domain as that needs. */
export type Renewable = Pick<Domain, "id" | "name" | "status" | "recurring" | "years" | "gateway">;

/** Years for which a domain can be renewed, each with its price before taxes. */
export type RenewalPrice = { years: number; price: string };

/** The client's prices by ending. (GetTLDPricing) */
const priceList = once(
  async (scope: ClientScope) => (await ask(scope).getTLDPricing({ clientid: scope.clientId })).pricing,
);

/** "shop.co.uk" is of "co.uk" before it is of "uk". */
async function endingOf(scope: ClientScope, name: string) {
  const list = await priceList(scope);
  const parts = name.toLowerCase().split(".");
  for (let at = 1; at < parts.length; at++) {
    const found = list[parts.slice(at).join(".")];
    if (found) return found;
  }
  return undefined;
}

/** For how many years a domain can be renewed, and for how much; what its ending is not sold for any more is at its own price. */
export async function renewalPrices(scope: ClientScope, domain: Renewable): Promise<RenewalPrice[]> {
  assertMay(scope, "domains");
  const ending = await endingOf(scope, domain.name);
  const listed = Object.entries(ending?.renew ?? {}).map(([years, price]) => ({ years: Number(years), price }));
  const offered = listed.filter(({ years, price }) => years >= 1 && !price.startsWith("-"));
  const own = { years: domain.years || 1, price: domain.recurring };
  return offered.length > 0 ? offered.sort((a, b) => a.years - b.years) : isPositive(own.price) ? [own] : [];
}

/** The registry's fee for who comes late, as it is written for display; undefined where there is none. */
async function lateFee(scope: ClientScope, { name, status }: Renewable): Promise<string | undefined> {
  if (status !== "Grace" && status !== "Redemption") return undefined;
  const ending = await endingOf(scope, name);
  const period = status === "Grace" ? ending?.grace_period : ending?.redemption_period;
  const fee = amountIn(period?.price ?? "");
  return fee !== null && isPositive(fee) ? fee : undefined;
}

const cartOf = ({ name }: Renewable, years: number): Cart => ({ domainrenewals: { [name]: years } });

/** What renewing costs; undefined where it is not offered for so many years. (KrakenGetCartQuote, else GetTLDPricing) */
export async function renewalQuote(
  scope: ClientScope,
  domain: Renewable,
  years: number,
  when: "kept" | "now" = "kept",
): Promise<Quote | undefined> {
  const offered = (await renewalPrices(scope, domain)).find((each) => each.years === years);
  if (!offered) return undefined;
  const quote = await engineQuote(scope, cartOf(domain, years), when);
  if (quote.is === "known") return quote.value;
  if (quote.is === "refused") return undefined;
  const fee = await lateFee(scope, domain);
  const late = fee ? { description: domain.name, amount: fee } : undefined;
  return listedQuote(scope, { description: domain.name, price: offered.price, fee: late });
}

/** Orders the renewal at the price that was shown. */
export const renewDomain = (scope: ClientScope, domain: Renewable, years: number, shown: Quote): Promise<Placed> =>
  orderQuietly(scope, cartOf(domain, years), domain.gateway, shown);
