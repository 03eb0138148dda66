import { at, type DayNumber, momentText } from "./calendar.ts";
import {
  addonPrice,
  currencies,
  currencyIds,
  cyclePrice,
  cycles,
  monthly,
  options,
  priced,
  productPrice,
} from "./catalogue.ts";
import { addonData, configGroups, productData, productGroups, tldData } from "./catalogue-data.ts";
import { sandboxModule } from "./company-data.ts";
import type { Rows } from "./company-rows.ts";

const years = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** Products, options, add-ons and endings, with a price in every currency and cycle. */
export function catalogueRows(today: DayNumber): Rows {
  const made = momentText(at(today - 2200, 8));
  return {
    currencies: currencies.map((each) => ({ ...each })),
    product_groups: productGroups.map((group, sort_order) => ({ ...group, sort_order })),
    products: productData.map((product, at) => ({
      group_id: product.group,
      type: product.type,
      name: product.name,
      slug: product.name.toLowerCase().replace(/[^a-z0-9]+/g, "-"),
      description: product.description,
      short_description: product.line,
      pay_type: product.onetime ? "onetime" : "recurring",
      is_featured: product.featured ? (1 as const) : (0 as const),
      show_domain_options: product.domain ? (1 as const) : (0 as const),
      is_taxed: 1 as const,
      auto_setup: product.onetime ? "" : "payment",
      module: product.onetime ? "" : sandboxModule,
      sort_order: at,
      created_at: made,
      updated_at: made,
    })),
    product_prices: productData.flatMap((product, at) =>
      currencyIds.flatMap((currency_id) =>
        cycles.map((cycle) => {
          const { setup, price } = productPrice(at + 1, cycle, currency_id);
          const offered = !product.onetime || cycle === monthly;
          return { product_id: at + 1, currency_id, cycle: cycle.key, setup_fee: setup, price: offered ? price : -1 };
        }),
      ),
    ),
    product_upgrades: productData.flatMap((product, at) =>
      (product.upgrades ?? []).map((to_product_id) => ({ product_id: at + 1, to_product_id })),
    ),
    config_groups: configGroups.map(({ name }) => ({ name })),
    config_group_products: configGroups.flatMap((group, at) =>
      group.products.map((product_id) => ({ group_id: at + 1, product_id })),
    ),
    config_options: options.map((option, sort_order) => ({
      id: option.id,
      group_id: option.groupId,
      name: option.name,
      type: option.type,
      max_quantity: option.max ?? 0,
      sort_order,
    })),
    config_choices: options.flatMap((option) =>
      option.choices.map(({ id, name }, sort_order) => ({ id, option_id: option.id, name, sort_order })),
    ),
    config_choice_prices: options.flatMap((option) =>
      option.choices.flatMap((choice) =>
        currencyIds.flatMap((currency_id) =>
          cycles.map((cycle) => ({
            choice_id: choice.id,
            currency_id,
            cycle: cycle.key,
            price: cyclePrice(priced(choice.price, currency_id), cycle),
          })),
        ),
      ),
    ),
    addons: addonData.map(({ name, description }, sort_order) => ({
      name,
      description,
      pay_type: "recurring",
      is_taxed: 1 as const,
      show_on_order: 1 as const,
      sort_order,
    })),
    addon_products: addonData.flatMap((addon, at) =>
      addon.products.map((product_id) => ({ addon_id: at + 1, product_id })),
    ),
    addon_prices: addonData.flatMap((_, at) =>
      currencyIds.flatMap((currency_id) =>
        cycles.map((cycle) => ({
          addon_id: at + 1,
          currency_id,
          cycle: cycle.key,
          price: addonPrice(at + 1, cycle, currency_id),
        })),
      ),
    ),
    tlds: tldData.map((tld, sort_order) => ({
      extension: tld.extension,
      registrar: sandboxModule,
      tld_group: tld.group,
      categories: tld.categories,
      dns_management: 1 as const,
      email_forwarding: 1 as const,
      id_protection: tld.protect,
      epp_required: tld.epp,
      grace_days: 30,
      grace_fee: 0,
      redemption_days: 30,
      redemption_fee: 8000,
      sort_order,
    })),
    tld_prices: tldData.flatMap((tld, at) =>
      currencyIds.flatMap((currency_id) =>
        (["register", "transfer", "renew"] as const).flatMap((action) =>
          years.map((year) => ({
            tld_id: at + 1,
            currency_id,
            action,
            years: year,
            price: priced(tld[action], currency_id) * year,
          })),
        ),
      ),
    ),
  };
}
