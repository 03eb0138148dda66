import { action } from "../action.ts";
import { commaList, count, flag, id, int, list, mapOf, opt, row, text, word } from "../wire.ts";
import { currencyPrices } from "./orders/rows.ts";

/**
 * Lists the addons on offer with their prices (by currency code), of products or by the addon's id. `packages` are the
 * products that an addon goes with. The specification names it; WHMCS has no such action, Kraken's backend serves it.
 */
export const getProductAddons = action("GetProductAddons", {
  group: "Kraken",
  effect: "read",
  input: { pid: opt(commaList(id)), addonid: opt(int) },
  output: {
    totalresults: count,
    addons: list(
      "addon",
      row({
        id,
        name: text,
        description: text,
        module: text,
        billingcycle: word("free", "onetime", "recurring"),
        autosetup: word("", "on", "order", "payment"),
        tax: flag.number,
        showorder: flag.number,
        packages: commaList(id),
        pricing: mapOf(currencyPrices),
      }),
    ),
  },
  extension: true,
});

export * from "./kraken/billing.ts";
export * from "./kraken/domains.ts";
export * from "./kraken/lists.ts";
export * from "./kraken/lists-money.ts";
export * from "./kraken/mails.ts";
export * from "./kraken/people.ts";
export * from "./kraken/reports.ts";
export * from "./kraken/search.ts";
export * from "./kraken/services.ts";
export * from "./kraken/shop.ts";
export * from "./kraken/support.ts";
export * from "./kraken/tokens.ts";
