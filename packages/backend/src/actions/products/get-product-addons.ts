import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { pricesOf } from "../../orders/price-table.ts";

/** The specification's own: what can be added to services, as far as the shop shows it. */
export const getProductAddons = handler(actions.getProductAddons, async ({ db }, input) => {
  let found = db.selectFrom("addons").selectAll().where("is_hidden", "=", 0);
  if (input.addonid !== undefined) found = found.where("id", "=", input.addonid);
  if (input.pid?.length) {
    const ids = input.pid;
    found = found.where(({ exists, selectFrom }) =>
      exists(
        selectFrom("addon_products")
          .select("addon_products.addon_id")
          .whereRef("addon_products.addon_id", "=", "addons.id")
          .where("addon_products.product_id", "in", ids),
      ),
    );
  }
  const rows = await found.orderBy("sort_order").orderBy("id").execute();
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return { totalresults: 0, addons: [] };
  const [packages, prices] = await Promise.all([
    db.selectFrom("addon_products").selectAll().where("addon_id", "in", ids).orderBy("product_id").execute(),
    db
      .selectFrom("addon_prices as prices")
      .innerJoin("currencies", "currencies.id", "prices.currency_id")
      .select(["prices.addon_id as of", "currencies.code as currency", "currencies.prefix", "currencies.suffix"])
      .select(["prices.cycle", "prices.setup_fee", "prices.price"])
      .where("prices.addon_id", "in", ids)
      .orderBy("prices.currency_id")
      .execute(),
  ]);
  const addons = rows.map((row) => {
    const { looks, prices: of } = pricesOf(prices, row.id, -1);
    return {
      id: row.id,
      name: row.name,
      description: row.description,
      module: row.module,
      billingcycle: row.pay_type,
      autosetup: row.auto_setup,
      tax: row.is_taxed === 1,
      showorder: row.show_on_order === 1,
      packages: packages.filter(({ addon_id }) => addon_id === row.id).map(({ product_id }) => product_id),
      pricing: Object.fromEntries([...looks].map(([currency, look]) => [currency, { ...look, ...of(currency) }])),
    };
  });
  return { totalresults: addons.length, addons };
});
