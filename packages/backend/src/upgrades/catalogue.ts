import type { Selectable } from "kysely";
import type { Context, Tx } from "../context.ts";
import { refuse } from "../errors.ts";
import { chosenOptions, offerOf, productPrices } from "../orders/catalogue.ts";
import type { ProductsTable } from "../schema/catalogue.ts";
import type { ServicesTable } from "../schema/purchases.ts";
import { billingCycle } from "../services/cycles.ts";
import type { Rate } from "./reckon.ts";

type Db = Context["db"] | Tx;
export type Product = Selectable<ProductsTable>;

/** A service that may be upgraded, with what its client and its product say to that. */
export type UpgradableService = Selectable<ServicesTable> & { currencyId: number; product: Product };

/** One choice of a configurable option, as services keep it. */
export type KeptOption = { optionId: number; choiceId: number; quantity: number };

/** What a service would be after an upgrade, and what it pays now and then. Minor units. */
export type UpgradeTarget = {
  product: Product;
  /** Key of price tables. */
  cycle: string;
  from: Rate;
  to: Rate;
  options: readonly KeptOption[];
};

export async function upgradableService(db: Db, serviceId: number): Promise<UpgradableService | undefined> {
  const row = await db
    .selectFrom("services")
    .innerJoin("clients", "clients.id", "services.client_id")
    .selectAll("services")
    .select("clients.currency_id as currencyId")
    .where("services.id", "=", serviceId)
    .executeTakeFirst();
  if (!row) return undefined;
  const product = await db
    .selectFrom("products")
    .selectAll()
    .where("id", "=", row.product_id)
    .executeTakeFirstOrThrow();
  return { ...row, product };
}

export async function keptOptions(db: Db, serviceId: number): Promise<KeptOption[]> {
  const rows = await db
    .selectFrom("service_config_options")
    .select(["option_id", "choice_id", "quantity"])
    .where("service_id", "=", serviceId)
    .orderBy("option_id")
    .execute();
  return rows.map((row) => ({ optionId: row.option_id, choiceId: row.choice_id, quantity: row.quantity }));
}

/** What a service pays now: its recurring amount, or what it paid once. */
export function rateOf(service: UpgradableService): Rate {
  const months = billingCycle(service.billing_cycle)?.months ?? 0;
  return { price: months > 0 ? service.recurring_amount : service.first_payment_amount, months };
}

/** May a service's product be changed to this one? To its own in another cycle always. */
export async function isPermitted(db: Db, service: UpgradableService, productId: number): Promise<boolean> {
  if (productId === service.product_id) return true;
  const row = await db
    .selectFrom("product_upgrades")
    .innerJoin("products", "products.id", "product_upgrades.to_product_id")
    .select("products.id")
    .where("product_upgrades.product_id", "=", service.product_id)
    .where("product_upgrades.to_product_id", "=", productId)
    .where("products.is_retired", "=", 0)
    .executeTakeFirst();
  return row !== undefined;
}

/** Another product, or its own in another cycle, with the options that both know. Undefined where it is not offered. */
export async function productTarget(
  db: Db,
  service: UpgradableService,
  product: Product,
  cycle: string,
): Promise<UpgradeTarget | undefined> {
  const offer = offerOf(product.pay_type, await productPrices(db, product.id, service.currencyId), cycle);
  if (!offer) return undefined;
  const standing = await keptOptions(db, service.id);
  const chosen = await chosenOptions(db, product.id, service.currencyId, offer.cycle, {}, standing);
  const price = offer.cycle === "free" ? 0 : (offer.price + chosen.prices.price) * service.quantity;
  return {
    product,
    cycle: offer.cycle,
    from: rateOf(service),
    to: { price, months: billingCycle(offer.cycle)?.months ?? 0 },
    options: chosen.options.map(({ optionId, choiceId, quantity }) => ({ optionId, choiceId, quantity })),
  };
}

/** The same product with other options: a price that staff gave by hand changes by what the options differ. */
export async function optionsTarget(
  db: Db,
  service: UpgradableService,
  wished: Readonly<Record<string, number>>,
): Promise<UpgradeTarget> {
  const cycle = billingCycle(service.billing_cycle)?.key ?? "";
  const standing = await keptOptions(db, service.id);
  const { product, currencyId } = service;
  const before = await chosenOptions(db, product.id, currencyId, cycle, {}, standing);
  const after = await chosenOptions(db, product.id, currencyId, cycle, wished, standing);
  const known = new Set(after.options.map((option) => String(option.optionId)));
  const stray = Object.keys(wished).find((id) => !known.has(id));
  if (stray !== undefined) return refuse(`The product has no configurable option ${stray}`);
  const from = rateOf(service);
  const price = Math.max(0, from.price + (after.prices.price - before.prices.price) * service.quantity);
  return {
    product,
    cycle,
    from,
    to: { price, months: from.months },
    options: after.options.map(({ optionId, choiceId, quantity }) => ({ optionId, choiceId, quantity })),
  };
}
