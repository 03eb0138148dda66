import "server-only";
import { ActionError, type Whmcs } from "@kraken/sdk";
import type { ClientScope } from "../access/scope.ts";
import { env } from "../env.ts";
import { sumOf } from "../lib/amounts.ts";
import { clockIn } from "../lib/days.ts";
import type { Cart } from "../shop/cart.ts";
import type { Product } from "../shop/catalogue.ts";
import { orderLists, priceLists } from "../shop/order-lists.ts";
import { type History, noHistory, type Promotion, type Refusal } from "../shop/promotion.ts";
import type { Quote, QuoteLine } from "../shop/quote.ts";
import { NotOfferedError, reckon } from "../shop/reckon.ts";
import { taxesAt, untaxed } from "../shop/tax.ts";
import { askAnew } from "./ask.ts";
import { catalogue, type ShopCurrency, type Shopper } from "./catalogue.ts";
import { clientDetails } from "./client-details.ts";
import { clientGroup } from "./client-groups.ts";
import { endings } from "./endings.ts";
import { whereServed } from "./engine.ts";
import { collect, ownRows } from "./owned.ts";

export { NotOfferedError };

/** What a cart comes to for somebody. Nothing of it is kept: it is reckoned when it is shown, and again when it is ordered. */
export async function quoteOf(scope: Shopper, cart: Cart, currency: ShopCurrency): Promise<Quote> {
  const told = await whereServed("KrakenGetCartQuote", () => toldQuote(scope, cart, currency));
  return told ?? reckonedQuote(scope, cart, currency);
}

type Told = Awaited<ReturnType<Whmcs["krakenGetCartQuote"]>>;

/** Why Kraken's backend does not take a code, by its sentences. */
const refusals: [RegExp, Refusal][] = [
  [/does not exist/i, "unknown"],
  [/not started/i, "early"],
  [/expired/i, "expired"],
  [/already been used/i, "used up"],
  [/new customers/i, "new only"],
  [/existing customers/i, "existing only"],
  [/once per customer/i, "once"],
  [/needs another/i, "requires"],
  [/does not apply/i, "nothing"],
];

/** By the backend itself: what it says is what AddOrder invoices. (KrakenGetCartQuote) */
async function toldQuote(scope: Shopper, cart: Cart, currency: ShopCurrency): Promise<Quote> {
  const products = (await catalogue(scope, currency.code)).flatMap((group) => group.products);
  const keys = keysOf(cart, products);
  const whom =
    scope.kind === "client"
      ? { clientid: (scope as ClientScope).clientId }
      : { currencyid: currency.id, country: cart.country };
  const told = await askAnew(scope)
    .krakenGetCartQuote({ ...whom, ...orderLists(cart), ...priceLists(cart), promocode: cart.promotion || undefined })
    .catch((error) => {
      if (error instanceof ActionError) throw offerErrorOf(error, cart, products);
      throw error;
    });
  return { ...shownOf(told, keys), promotion: promotionOf(told) };
}

/** Which line is not offered, as far as the refusal names it; else the first. */
function offerErrorOf(error: ActionError, { lines }: Cart, products: readonly Product[]): Error {
  const named = lines.find((line) => {
    const name = line.kind === "product" ? products.find(({ id }) => id === line.product)?.name : line.name;
    const domain = line.kind === "product" ? line.domain?.name : undefined;
    return [name, domain].some((each) => each && error.reason.includes(`"${each}"`));
  });
  const gone = lines.find((line) => line.kind === "product" && !products.some(({ id }) => id === line.product));
  const line = named ?? gone;
  return line ? new NotOfferedError(line.key) : error;
}

/** The cart's line of each item, in the order in which the backend tells them: products with add-ons, then domains. */
function keysOf({ lines }: Cart, products: readonly Product[]): string[] {
  const ofProducts = lines.flatMap((line) => {
    if (line.kind !== "product") return [];
    const product = products.find(({ id }) => id === line.product);
    if (!product) throw new NotOfferedError(line.key);
    const copies = product.quantity === "services" ? line.quantity : 1;
    return Array<string>(copies * (1 + line.addons.length)).fill(line.key);
  });
  const ofDomains = lines.flatMap((line) => {
    const way = line.kind === "product" ? (line.domain?.way ?? "own") : line.way;
    return way === "own" ? [] : [line.key];
  });
  return [...ofProducts, ...ofDomains];
}

/** The backend's words for what a line is. A renewal is never in a cart of ours. */
const kindOf = (type: string): QuoteLine["kind"] =>
  type === "addon" ? "addon" : type === "domain" ? "domain" : "product";

const shownOf = (told: Told, keys: readonly string[]): Omit<Quote, "promotion"> => ({
  currency: told.currency.code,
  lines: told.items.map(
    (item, place): QuoteLine => ({
      key: keys[place] ?? "",
      kind: kindOf(item.type),
      name: item.type === "domain" ? item.domain : item.name,
      details: item.details,
      cycle: item.billingcycle,
      quantity: item.quantity,
      price: item.price,
      setup: item.setup,
      discount: item.discount,
      recurring: sumOf([item.recurring, `-${item.recurringdiscount}`]),
    }),
  ),
  subtotal: told.subtotal,
  discount: told.discount,
  groupDiscount: sumOf(
    told.lines.filter(({ type }) => type === "GroupDiscount").map(({ amount }) => amount.replace(/^-/, "")),
  ),
  taxes: [
    { rate: told.taxrate, amount: told.tax },
    { rate: told.taxrate2, amount: told.tax2 },
  ].filter(({ amount }) => Number(amount) !== 0),
  isTaxInclusive: told.taxinclusive,
  total: told.total,
  recurring: Object.entries(told.recurring).map(([cycle, amount]) => ({ cycle, amount })),
});

function promotionOf({ promotion: { code, applied, message } }: Told): Quote["promotion"] {
  if (code === "") return undefined;
  if (applied) return { code, isApplied: true };
  return { code, isApplied: false, why: refusals.find(([pattern]) => pattern.test(message))?.[1] ?? "other" };
}

/** For a WHMCS, which does not tell it: by the catalogue, and by SHOP_FILE's taxes. */
export async function reckonedQuote(scope: Shopper, cart: Cart, currency: ShopCurrency): Promise<Quote> {
  const { tax } = env().shop;
  const clientId = scope.kind === "client" ? (scope as ClientScope).clientId : undefined;
  const needsEndings = cart.lines.some((line) => line.kind === "domain" || (line.domain && line.domain.way !== "own"));
  const [groups, sold, client, promotion] = await Promise.all([
    catalogue(scope, currency.code),
    needsEndings ? endings(scope, currency) : [],
    clientId === undefined ? undefined : clientDetails(clientId),
    cart.promotion === "" ? undefined : promotionFor(scope, cart.promotion),
  ]);
  const place = client
    ? { country: client.countrycode || client.country, state: client.state }
    : { country: cart.country, state: "" };
  const manner = { compound: tax.compound, inclusive: tax.inclusive };
  const rates = client?.taxexempt ? untaxed : taxesAt(tax.rules, place);
  return reckon({
    cart,
    products: groups.flatMap((group) => group.products),
    endings: sold,
    currency: currency.code,
    rate: currency.rate,
    taxes: { ...manner, rate: rates.rate, rate2: rates.rate2 },
    isTaxed: { product: (id) => !tax.untaxed.includes(id), domains: tax.domains },
    groupPercent: (await clientGroup(scope, client?.groupid))?.percent ?? "0",
    promotion,
    today: clockIn(env().TIME_ZONE, new Date()).slice(0, 10),
  });
}

/** The promotion with a code, and what its rules ask about the client. (GetPromotions, GetOrders, GetClientsProducts, GetClientsDomains) */
async function promotionFor(
  scope: Shopper,
  code: string,
): Promise<{ code: string; found: Promotion | undefined; history: History }> {
  const { promotions } = await askAnew(scope).getPromotions({ code });
  const row = promotions.find((each) => each.code.toLowerCase() === code.toLowerCase());
  if (!row) return { code, found: undefined, history: noHistory };
  const found: Promotion = {
    code: row.code,
    type: row.type,
    value: row.value,
    isRecurring: row.recurring,
    cycles: row.cycles,
    appliesTo: row.appliesto,
    requires: row.requires,
    requiresExisting: row.requiresexisting,
    starts: row.startdate,
    expires: row.expirationdate,
    mostUses: row.maxuses,
    uses: row.uses,
    isOnce: row.applyonce,
    isForNew: row.newsignups,
    isForExisting: row.existingclient,
    isOncePerClient: row.onceperclient,
  };
  return {
    code,
    found,
    history: scope.kind === "client" ? await historyOf(scope as ClientScope, row.code) : noHistory,
  };
}

const active = ["Active", "Suspended", "Completed"];

async function historyOf(scope: ClientScope, code: string): Promise<History> {
  const asked = askAnew(scope);
  const { clientId } = scope;
  const [orders, services, domains] = await Promise.all([
    collect(asked.paginate.getOrders({ userid: clientId })),
    collect(asked.paginate.getClientsProducts({ clientid: clientId })),
    collect(asked.paginate.getClientsDomains({ clientid: clientId })),
  ]);
  const placed = ownRows(scope, "GetOrders", orders, (row) => row.userid).filter(
    ({ status }) => !["Cancelled", "Fraud"].includes(status),
  );
  const keys = [
    ...services.filter(({ status }) => active.includes(status)).map(({ pid }) => String(pid)),
    ...domains
      .filter(({ status }) => status === "Active")
      .map(({ domainname }) => `D${domainname.slice(domainname.indexOf("."))}`),
  ];
  return {
    hasOrdered: placed.length > 0,
    hasActive: keys.length > 0,
    usesOfCode: placed.filter(({ promocode }) => promocode.toLowerCase() === code.toLowerCase()).length,
    activeKeys: new Set(keys),
  };
}
