import "server-only";
import type { Whmcs } from "@kraken/sdk";
import { assertScope, type ClientScope, type PublicScope } from "../access/scope.ts";
import { env } from "../env.ts";
import type { Addon, CustomField, Cycle, Group, Option, Prices, Product } from "../shop/catalogue.ts";
import { ask } from "./ask.ts";
import { clientDetails } from "./client-details.ts";
import { whereServed } from "./engine.ts";
import { once } from "./once.ts";

export type Shopper = ClientScope | PublicScope;

export type ShopCurrency = { id: number; code: string; rate: string };

/** The currencies that prices are in; the first is the installation's own. (GetCurrencies) */
export const shopCurrencies = once(async (scope: Shopper): Promise<ShopCurrency[]> => {
  assertScope(scope, "client", "public");
  const all = (await ask(scope).getCurrencies({})).currencies.map(({ id, code, rate }) => ({ id, code, rate }));
  return ownFirst(all);
});

/** The installation's own currency before the others, which are reckoned by it: its rate is 1. */
export const ownFirst = <C extends { rate: string }>(all: readonly C[]): C[] =>
  all.toSorted((a, b) => Number(Number(b.rate) === 1) - Number(Number(a.rate) === 1));

/** The currency in which somebody is told prices: a client's own, or the one that a visitor chose. (GetClientsDetails) */
export async function shopCurrency(scope: Shopper, chosen = ""): Promise<ShopCurrency> {
  const all = await shopCurrencies(scope);
  const [first = { id: 1, code: "", rate: "1" }] = all;
  if (scope.kind !== "client") return all.find(({ code }) => code === chosen) ?? first;
  const client = await clientDetails((scope as ClientScope).clientId);
  return all.find(({ id }) => id === client?.currency) ?? first;
}

type ProductRow = Awaited<ReturnType<Whmcs["getProducts"]>>["products"][number];
type OptionRow = ProductRow["configoptions"][number];
type PriceRow = OptionRow["options"][number]["pricing"][string];

const recurring = [
  ["monthly", "msetupfee"],
  ["quarterly", "qsetupfee"],
  ["semiannually", "ssetupfee"],
  ["annually", "asetupfee"],
  ["biennially", "bsetupfee"],
  ["triennially", "tsetupfee"],
] as const;

const isOffered = (price: string) => !price.startsWith("-");

/** WHMCS writes -1.00 for a cycle that is not offered, and the price of what is paid once under monthly. */
export function pricesOf(row: PriceRow | undefined, payType: string): Prices {
  if (payType === "free") return { free: { setup: "0.00", price: "0.00" } };
  if (!row) return {};
  if (payType === "onetime")
    return isOffered(row.monthly) ? { onetime: { setup: row.msetupfee, price: row.monthly } } : {};
  const offered = recurring.filter(([cycle]) => isOffered(row[cycle]));
  return Object.fromEntries(
    offered.map(([cycle, setup]) => [cycle as Cycle, { setup: row[setup], price: row[cycle] }]),
  );
}

/** 1 dropdown, 2 radio, 3 yes or no, 4 quantity. */
const kinds: Record<number, Option["kind"]> = { 3: "yes or no", 4: "quantity" };

const optionOf =
  (currency: string) =>
  (row: OptionRow): Option => ({
    id: row.id,
    name: row.name,
    kind: kinds[row.type] ?? "choice",
    least: row.minqty,
    most: row.maxqty,
    choices: row.options.map((choice) => ({
      id: choice.id,
      name: choice.name,
      prices: pricesOf(choice.pricing[currency], "recurring"),
    })),
  });

const fieldOf = ({ id, name, description, required }: ProductRow["customfields"][number]): CustomField => ({
  id,
  name: name.split("|").at(-1) ?? name,
  description,
  isRequired: required,
});

type AddonRow = Awaited<ReturnType<Whmcs["getProductAddons"]>>["addons"][number];

const addonOf = (row: AddonRow, currency: string): Addon => ({
  id: row.id,
  name: row.name,
  description: row.description,
  prices: pricesOf(row.pricing[currency], row.billingcycle),
});

function productOf(row: ProductRow, currency: string, addons: readonly AddonRow[]): Product {
  const { domains } = env().shop;
  const isHosting = row.type === "hostingaccount" || row.type === "reselleraccount";
  const hasDomain = (row.showdomainoptions ?? isHosting) && !domains.without.includes(row.pid);
  return {
    id: row.pid,
    groupId: row.gid,
    name: row.name,
    tagline: row.shortdescription ?? row.tagline ?? "",
    description: row.description,
    isFeatured: row.featured ?? false,
    prices: pricesOf(row.pricing[currency], row.paytype),
    quantity: row.allowqty === 0 ? "one" : row.allowqty === 1 ? "services" : "pieces",
    left: row.quantity_available > 0 ? row.quantity_available : undefined,
    options: row.configoptions.map(optionOf(currency)),
    fields: row.customfields.map(fieldOf),
    addons: addons
      .filter((addon) => addon.packages.includes(row.pid) && addon.showorder)
      .map((addon) => addonOf(addon, currency))
      .filter(({ prices }) => Object.keys(prices).length > 0),
    hasDomain: hasDomain || domains.with.includes(row.pid),
    hasHostname: row.type === "server",
  };
}

/** "…/store/web-hosting/plan-s" tells what its group is called, where nothing else does. */
function groupFromUrl(url: string): string {
  const part =
    url
      .split(/[/?&=]/)
      .filter(Boolean)
      .at(-2) ?? "";
  const text = part.replace(/[-_]+/g, " ").trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The groups as they are shown, by SHOP_FILE, else by the engine, else by what products say of them. */
async function groupsOf(scope: Shopper, rows: readonly ProductRow[]) {
  const { groups } = env().shop;
  if (groups) return groups;
  const told = await whereServed("KrakenGetProductGroups", () => ask(scope).krakenGetProductGroups({ hidden: false }));
  if (told) return told.groups.map(({ id, name, headline, tagline }) => ({ id, name, tagline: tagline || headline }));
  const found = new Map(rows.map((row) => [row.gid, groupFromUrl(row["product-url"])]));
  return [...found].map(([id, name]) => ({ id, name, tagline: "" }));
}

/**
 * What is sold, in a currency: groups with their products. What can't be had in it, or is hidden, is not among them.
 * (GetProducts; KrakenGetProductGroups and GetProductAddons where the engine has them)
 */
export const catalogue = once(async (scope: Shopper, currency: string): Promise<Group[]> => {
  assertScope(scope, "client", "public");
  const [{ products: rows }, addons] = await Promise.all([
    ask(scope).getProducts({}),
    whereServed("GetProductAddons", () => ask(scope).getProductAddons({})),
  ]);
  const { hidden } = env().shop;
  const shown = rows.filter((row) => !row.hidden && !hidden.includes(row.pid));
  const products = shown
    .map((row) => productOf(row, currency, addons?.addons ?? []))
    .filter(({ prices }) => Object.keys(prices).length > 0);
  const groups = await groupsOf(scope, rows);
  return groups
    .map((group) => ({ ...group, products: products.filter(({ groupId }) => groupId === group.id) }))
    .filter((group) => group.products.length > 0);
});

/** One product that is sold, with its group; undefined when there is no such one. */
export async function productFor(
  scope: Shopper,
  currency: string,
  id: number,
): Promise<{ product: Product; group: Group } | undefined> {
  for (const group of await catalogue(scope, currency)) {
    const product = group.products.find((each) => each.id === id);
    if (product) return { product, group };
  }
  return undefined;
}
