import "server-only";
import { assertScope, type StaffScope } from "../../access/scope.ts";
import type { Prices } from "../../shop/catalogue.ts";
import { ask, askAnew } from "../ask.ts";
import { ownFirst, pricesOf } from "../catalogue.ts";
import { once } from "../once.ts";
import { type Told, told } from "../told.ts";

/* What clients read and buy, and what staff have ready for them, besides announcements. */

export type CurrencyRow = { id: number; code: string; prefix: string; suffix: string; rate: string };

/** The currencies, the installation's own first. (GetCurrencies) */
export const currencyList = once(async (scope: StaffScope): Promise<CurrencyRow[]> => {
  assertScope(scope, "staff");
  const { currencies } = await ask(scope).getCurrencies({});
  return ownFirst(currencies).map(({ id, code, prefix, suffix, rate }) => ({ id, code, prefix, suffix, rate }));
});

export type EndingRow = {
  name: string;
  /** Prices by number of years; what is not offered is not in it. */
  register: Record<string, string>;
  renew: Record<string, string>;
  transfer: Record<string, string>;
  dns: boolean;
  email: boolean;
  idProtection: boolean;
  /** "hot", "new", "sale" or "". */
  group: string;
  graceDays: number | undefined;
  redemptionDays: number | undefined;
};

const offered = (prices: Record<string, string>) =>
  Object.fromEntries(Object.entries(prices).filter(([years, price]) => Number(years) > 0 && !price.startsWith("-")));

/** The endings that are sold, with their prices in one currency, as they are now. (GetTLDPricing) */
export async function endingList(scope: StaffScope, currencyId: number): Promise<EndingRow[]> {
  assertScope(scope, "staff");
  const { pricing } = await askAnew(scope).getTLDPricing({ currencyid: currencyId });
  return Object.entries(pricing).map(([name, row]) => ({
    name: name.replace(/^\./, "").toLowerCase(),
    register: offered(row.register),
    renew: offered(row.renew),
    transfer: offered(row.transfer),
    dns: row.addons.dns,
    email: row.addons.email,
    idProtection: row.addons.idprotect,
    group: row.group.toLowerCase(),
    graceDays: row.grace_period?.days,
    redemptionDays: row.redemption_period?.days,
  }));
}

export type EndingChanges = {
  register: Record<string, string>;
  renew: Record<string, string>;
  transfer: Record<string, string>;
  dns: boolean;
  email: boolean;
  idProtection: boolean;
  group: "" | "HOT" | "NEW" | "SALE";
};

/** Makes an ending, or changes one: its prices in one currency. What is not named stays. (CreateOrUpdateTLD) */
export async function saveEnding(
  scope: StaffScope,
  name: string,
  currency: string,
  changes: EndingChanges,
): Promise<void> {
  assertScope(scope, "staff");
  const some = (prices: Record<string, string>) => (Object.keys(prices).length > 0 ? prices : undefined);
  await ask(scope).createOrUpdateTLD({
    extension: `.${name}`,
    currency_code: currency,
    register: some(changes.register),
    renew: some(changes.renew),
    transfer: some(changes.transfer),
    dns_management: changes.dns,
    email_forwarding: changes.email,
    id_protection: changes.idProtection,
    // "" takes it away, and is no word of the list.
    group: changes.group as "HOT",
  });
}

/** What a product is, in WHMCS's own words. */
export const productTypes = ["hostingaccount", "reselleraccount", "server", "other"] as const;

export type ProductRow = {
  id: number;
  group: string;
  name: string;
  /** One that this release of WHMCS is alone in knowing is in its own word. */
  type: string;
  module: string;
  /** In the currency that was asked for. */
  prices: Prices;
  /** undefined where the engine does not tell. */
  isHidden: boolean | undefined;
};

/** Groups that products are in; none where the engine does not tell: a WHMCS has no action for it. (KrakenGetProductGroups) */
export async function productGroups(scope: StaffScope): Promise<{ id: number; name: string }[]> {
  assertScope(scope, "staff");
  const answer = await told(() => ask(scope).krakenGetProductGroups({}), "KrakenGetProductGroups");
  return answer.is === "known" ? answer.value.groups.map(({ id, name }) => ({ id, name })) : [];
}

/** Everything that is sold, hidden products too where the engine tells them. (GetProducts, KrakenGetProductGroups) */
export async function productList(scope: StaffScope, currency: string): Promise<ProductRow[]> {
  assertScope(scope, "staff");
  const [{ products }, groups] = await Promise.all([askAnew(scope).getProducts({}), productGroups(scope)]);
  return products.map((row) => ({
    id: row.pid,
    group: groups.find(({ id }) => id === row.gid)?.name ?? "",
    name: row.name,
    type: row.type,
    module: row.module,
    prices: pricesOf(row.pricing[currency], row.paytype),
    isHidden: row.hidden ?? undefined,
  }));
}

export type NewProduct = {
  name: string;
  group: number;
  type: (typeof productTypes)[number];
  payType: "free" | "onetime" | "recurring";
  description: string;
  module: string;
  isHidden: boolean;
  isTaxed: boolean;
  /** By the currency's id: what a month and a year cost. */
  prices: Record<string, { monthly?: string; annually?: string }>;
};

/** Makes a product; answers its id. (AddProduct) */
export async function addProduct(scope: StaffScope, product: NewProduct): Promise<number | undefined> {
  assertScope(scope, "staff");
  const { pid } = await ask(scope).addProduct({
    name: product.name,
    gid: product.group,
    type: product.type,
    paytype: product.payType,
    description: product.description || undefined,
    module: product.module || undefined,
    hidden: product.isHidden,
    tax: product.isTaxed,
    pricing: Object.keys(product.prices).length > 0 ? product.prices : undefined,
  });
  return pid ?? undefined;
}

/** What WHMCS sorts its e-mail templates by. */
export const templateTypes = ["general", "product", "domain", "invoice", "support", "affiliate", "user"] as const;
export type TemplateType = (typeof templateTypes)[number];

export type TemplateRow = { id: number; name: string; subject: string; isCustom: boolean };

/** The e-mail templates of one type. (GetEmailTemplates) */
export async function templateList(scope: StaffScope, type: TemplateType): Promise<TemplateRow[]> {
  assertScope(scope, "staff");
  const { emailtemplates } = await ask(scope).getEmailTemplates({ type });
  return emailtemplates.map(({ id, name, subject, custom }) => ({ id, name, subject, isCustom: custom }));
}

/** One with its text, where the engine tells it: WHMCS's API tells subjects alone. (KrakenGetEmailTemplate) */
export async function templateText(
  scope: StaffScope,
  id: number,
): Promise<Told<{ name: string; subject: string; html: string }>> {
  assertScope(scope, "staff");
  return told(async () => {
    const { name, subject, message } = await ask(scope).krakenGetEmailTemplate({ templateid: id });
    return { name, subject, html: message };
  }, "KrakenGetEmailTemplate");
}
