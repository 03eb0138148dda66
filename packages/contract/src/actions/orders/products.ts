import { action } from "../../action.ts";
import {
  absent,
  commaList,
  count,
  countText,
  date,
  flag,
  id,
  ifThere,
  int,
  list,
  mapOf,
  moneyNumber,
  nullable,
  opt,
  plainList,
  row,
  text,
  word,
} from "../../wire.ts";
import { currencyPrices, cyclePrices } from "./rows.ts";

/**
 * Lists products with their prices (by currency code), custom fields and configurable options. `pid` takes several ids.
 * What AddProduct says of how a shop shows a product (hidden to recommendations) WHMCS keeps to itself; Kraken's backend
 * tells it.
 * @see https://developers.whmcs.com/api-reference/getproducts/
 */
export const getProducts = action("GetProducts", {
  group: "Orders",
  effect: "read",
  input: { pid: opt(commaList(id)), gid: opt(int), module: opt(text) },
  output: {
    totalresults: count,
    startnumber: absent(int),
    numreturned: absent(int),
    products: list(
      "product",
      row({
        pid: id,
        gid: count,
        type: word("hostingaccount", "reselleraccount", "server", "other"),
        name: text,
        slug: text,
        "product-url": text,
        description: text,
        module: text,
        paytype: word("free", "onetime", "recurring"),
        allowqty: count,
        quantity_available: count,
        pricing: mapOf(currencyPrices),
        hidden: absent(flag.json),
        featured: absent(flag.json),
        showdomainoptions: absent(flag.json),
        shortdescription: ifThere(text),
        tagline: ifThere(text),
        color: ifThere(text),
        subdomain: ifThere(text),
        recommendations: absent(plainList(id)),
        customfields: list("customfield", row({ id, name: text, description: text, required: flag.on })),
        configoptions: list(
          "configoption",
          row({
            id,
            name: text,
            type: countText,
            minqty: count,
            maxqty: count,
            options: list(
              "option",
              row({
                id,
                name: text,
                rawName: nullable(text),
                recurring: count,
                required: nullable(text),
                pricing: mapOf(row(cyclePrices)),
              }),
            ),
          }),
        ),
      }),
    ),
  },
  krakenFields: [
    "products.hidden",
    "products.featured",
    "products.showdomainoptions",
    "products.shortdescription",
    "products.tagline",
    "products.color",
    "products.subdomain",
    "products.recommendations",
  ],
});

const promotions = {
  totalresults: count,
  promotions: list(
    "promotion",
    row({
      id,
      code: text,
      type: word("Percentage", "Fixed Amount", "Price Override", "Free Setup"),
      recurring: flag.number,
      value: moneyNumber,
      cycles: commaList(text),
      appliesto: commaList(text),
      requires: commaList(text),
      requiresexisting: flag.number,
      startdate: date,
      expirationdate: date,
      maxuses: count,
      uses: count,
      lifetimepromo: flag.number,
      applyonce: flag.number,
      newsignups: flag.number,
      existingclient: flag.number,
      onceperclient: flag.number,
      recurfor: count,
      upgrades: flag.number,
      upgradeconfig: text,
      notes: text,
    }),
  ),
};

/**
 * Lists promotions, or the one with a code. appliesto and requires hold ids of products, and of addons and domains in
 * WHMCS's own notation; upgradeconfig is PHP-serialised text as WHMCS keeps it.
 * @see https://developers.whmcs.com/api-reference/getpromotions/
 */
export const getPromotions = action("GetPromotions", {
  group: "Orders",
  effect: "read",
  input: { code: opt(text) },
  specificationOnly: { id: opt(int) },
  output: promotions,
});

/**
 * The specification's name of GetPromotions, with an `id` beside the code.
 * @see https://developers.whmcs.com/api-reference/getpromotions/
 */
export const getPromoCodes = action("GetPromoCodes", {
  group: "Orders",
  effect: "read",
  input: { code: opt(text) },
  specificationOnly: { id: opt(int) },
  output: promotions,
  sentAs: "GetPromotions",
});
