import { actions } from "@kraken/contract";
import type { Context } from "../../context.ts";
import { handler } from "../../handler.ts";
import { pricesOf } from "../../orders/price-table.ts";

/** The configurable options of products, in order. */
async function configOptions({ db }: Context, productIds: number[]) {
  const options = await db
    .selectFrom("config_options")
    .innerJoin("config_group_products", "config_group_products.group_id", "config_options.group_id")
    .selectAll("config_options")
    .select("config_group_products.product_id")
    .where("config_group_products.product_id", "in", productIds)
    .where("config_options.is_hidden", "=", 0)
    .orderBy("config_options.sort_order")
    .orderBy("config_options.id")
    .execute();
  const optionIds = [...new Set(options.map((option) => option.id))];
  if (optionIds.length === 0) return () => [];
  const [choices, prices] = await Promise.all([
    db
      .selectFrom("config_choices")
      .selectAll()
      .where("option_id", "in", optionIds)
      .where("is_hidden", "=", 0)
      .orderBy("sort_order")
      .orderBy("id")
      .execute(),
    db
      .selectFrom("config_choice_prices as prices")
      .innerJoin("config_choices", "config_choices.id", "prices.choice_id")
      .innerJoin("currencies", "currencies.id", "prices.currency_id")
      .select(["prices.choice_id as of", "currencies.code as currency", "currencies.prefix", "currencies.suffix"])
      .select(["prices.cycle", "prices.setup_fee", "prices.price"])
      .where("config_choices.option_id", "in", optionIds)
      .execute(),
  ]);
  const choiceOf = (choice: (typeof choices)[number]) => {
    const { looks, prices: of } = pricesOf(prices, choice.id, 0);
    return {
      id: choice.id,
      name: choice.name,
      rawName: choice.name,
      recurring: 0,
      required: null,
      pricing: Object.fromEntries([...looks.keys()].map((currency) => [currency, of(currency)])),
    };
  };
  return (productId: number) =>
    options
      .filter((option) => option.product_id === productId)
      .map((option) => ({
        id: option.id,
        name: option.name,
        type: option.type,
        minqty: option.min_quantity,
        maxqty: option.max_quantity,
        options: choices.filter((choice) => choice.option_id === option.id).map(choiceOf),
      }));
}

export const getProducts = handler(actions.getProducts, async (context, input) => {
  const { db } = context;
  let found = db.selectFrom("products").innerJoin("product_groups", "product_groups.id", "products.group_id");
  if (input.pid?.length) found = found.where("products.id", "in", input.pid);
  if (input.gid !== undefined) found = found.where("products.group_id", "=", input.gid);
  if (input.module) found = found.where("products.module", "=", input.module);
  const rows = await found
    .selectAll("products")
    .select("product_groups.slug as group_slug")
    .orderBy("product_groups.sort_order")
    .orderBy("products.sort_order")
    .orderBy("products.id")
    .execute();
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return { totalresults: 0, startnumber: 0, numreturned: 0, products: [] };
  const [site, prices, fields, options, recommended] = await Promise.all([
    db.selectFrom("settings").select("value").where("setting", "=", "SystemURL").executeTakeFirst(),
    db
      .selectFrom("product_prices as prices")
      .innerJoin("currencies", "currencies.id", "prices.currency_id")
      .select(["prices.product_id as of", "currencies.code as currency", "currencies.prefix", "currencies.suffix"])
      .select(["prices.cycle", "prices.setup_fee", "prices.price"])
      .where("prices.product_id", "in", ids)
      .orderBy("prices.currency_id")
      .execute(),
    db
      .selectFrom("custom_fields")
      .selectAll()
      .where("type", "=", "product")
      .where("show_on_order", "=", 1)
      .where("related_id", "in", ids)
      .orderBy("sort_order")
      .orderBy("id")
      .execute(),
    configOptions(context, ids),
    db
      .selectFrom("product_recommendations")
      .select(["product_id", "recommended_id"])
      .where("product_id", "in", ids)
      .orderBy("sort_order")
      .orderBy("recommended_id")
      .execute(),
  ]);
  const base = (site?.value ?? "").replace(/\/$/, "");
  const products = rows.map((row) => {
    const { looks, prices: of } = pricesOf(prices, row.id, -1);
    return {
      pid: row.id,
      gid: row.group_id,
      type: row.type,
      name: row.name,
      slug: row.slug,
      "product-url": `${base}/${row.group_slug}/${row.slug}`,
      description: row.description,
      module: row.module,
      paytype: row.pay_type,
      allowqty: row.allow_quantity,
      quantity_available: row.stock_control ? row.stock : 0,
      pricing: Object.fromEntries([...looks].map(([currency, look]) => [currency, { ...look, ...of(currency) }])),
      customfields: fields
        .filter((field) => field.related_id === row.id)
        .map((field) => ({
          id: field.id,
          name: field.name,
          description: field.description,
          required: field.is_required === 1,
        })),
      configoptions: options(row.id),
      hidden: row.is_hidden === 1,
      featured: row.is_featured === 1,
      showdomainoptions: row.show_domain_options === 1,
      shortdescription: row.short_description,
      tagline: row.tagline,
      color: row.color,
      subdomain: row.subdomain,
      recommendations: recommended.filter((each) => each.product_id === row.id).map((each) => each.recommended_id),
    };
  });
  return { totalresults: products.length, startnumber: 0, numreturned: products.length, products };
});
