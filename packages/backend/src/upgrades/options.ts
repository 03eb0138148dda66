import type { Context } from "../context.ts";
import { recurringCycles } from "../orders/catalogue.ts";
import { billingCycle } from "../services/cycles.ts";
import {
  keptOptions,
  type Product,
  productTarget,
  rateOf,
  type UpgradableService,
  upgradableService,
} from "./catalogue.ts";
import { isUpgrading } from "./order-upgrade.ts";
import { priceUpgrade } from "./price.ts";
import { type Reckoning, reckonUpgrade } from "./reckon.ts";

type Db = Context["db"];

/** One thing that a service may become: a product in each cycle in which it is offered. Minor units. */
export type ProductOffer = { product: Product; cycles: { name: string; price: number; due: number }[] };

/** A configurable option of a service, with what each choice costs in its cycle. `selected` is a choice or a quantity. */
export type OptionOffer = {
  id: number;
  name: string;
  type: number;
  min: number;
  max: number;
  selected: number;
  choices: { id: number; name: string; price: number }[];
};

/** What a service may be changed to, and what each change would come to today. Undefined when there is no service. */
export async function upgradeOptions(db: Db, serviceId: number, today: string) {
  const service = await upgradableService(db, serviceId);
  if (!service) return undefined;
  const rate = rateOf(service);
  const currency = await db
    .selectFrom("currencies")
    .select(["id", "code", "prefix", "suffix"])
    .where("id", "=", service.currencyId)
    .executeTakeFirstOrThrow();
  const reckoning: Reckoning = reckonUpgrade({ from: rate, to: rate, nextDue: service.next_due_date, today });
  return {
    service,
    currency,
    reckoning,
    isInProgress: await isUpgrading(db, serviceId),
    products: await productOffers(db, service, today),
    options: await optionOffers(db, service),
  };
}

async function productOffers(db: Db, service: UpgradableService, today: string): Promise<ProductOffer[]> {
  const permitted = await db
    .selectFrom("product_upgrades")
    .innerJoin("products", "products.id", "product_upgrades.to_product_id")
    .selectAll("products")
    .where("product_upgrades.product_id", "=", service.product_id)
    .where("products.id", "<>", service.product_id)
    .where("products.is_retired", "=", 0)
    .orderBy("products.sort_order")
    .orderBy("products.id")
    .execute();
  const offers: ProductOffer[] = [];
  for (const product of [service.product, ...permitted]) {
    const cycles: ProductOffer["cycles"] = [];
    const offered = product.pay_type === "recurring" ? recurringCycles : [product.pay_type];
    for (const cycle of offered) {
      const target = await productTarget(db, service, product, cycle);
      if (!target) continue;
      const { due } = await priceUpgrade(db, service, target, today, { type: "product", code: "", changedOptions: [] });
      cycles.push({ name: billingCycle(target.cycle)?.name ?? target.cycle, price: target.to.price, due });
    }
    if (cycles.length > 0) offers.push({ product, cycles });
  }
  return offers;
}

async function optionOffers(db: Db, service: UpgradableService): Promise<OptionOffer[]> {
  const cycle = billingCycle(service.billing_cycle)?.key ?? "";
  const rows = await db
    .selectFrom("config_options")
    .innerJoin("config_group_products", "config_group_products.group_id", "config_options.group_id")
    .innerJoin("config_choices", "config_choices.option_id", "config_options.id")
    .leftJoin("config_choice_prices as prices", (join) =>
      join
        .onRef("prices.choice_id", "=", "config_choices.id")
        .on("prices.currency_id", "=", service.currencyId)
        .on("prices.cycle", "=", cycle === "onetime" || cycle === "free" ? "monthly" : cycle),
    )
    .select(["config_options.id", "config_options.name", "config_options.type", "config_options.min_quantity"])
    .select(["config_options.max_quantity", "config_choices.id as choice_id", "config_choices.name as choice"])
    .select("prices.price")
    .where("config_group_products.product_id", "=", service.product_id)
    .where("config_options.is_hidden", "=", 0)
    .where("config_choices.is_hidden", "=", 0)
    .orderBy("config_options.sort_order")
    .orderBy("config_options.id")
    .orderBy("config_choices.sort_order")
    .orderBy("config_choices.id")
    .execute();
  const kept = await keptOptions(db, service.id);
  const offers = new Map<number, OptionOffer>();
  for (const row of rows) {
    const standing = kept.find((option) => option.optionId === row.id);
    const isChoice = row.type === 1 || row.type === 2;
    const offer = offers.get(row.id) ?? {
      id: row.id,
      name: row.name,
      type: row.type,
      min: row.min_quantity,
      max: row.type === 3 ? 1 : row.max_quantity,
      selected: (isChoice ? standing?.choiceId : standing?.quantity) ?? 0,
      choices: [],
    };
    offer.choices.push({ id: row.choice_id, name: row.choice, price: Math.max(0, row.price ?? 0) });
    offers.set(row.id, offer);
  }
  return [...offers.values()];
}
