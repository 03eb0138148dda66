import { action } from "../action.ts";
import {
  absent,
  commaList,
  count,
  countText,
  flag,
  id,
  int,
  list,
  mapOf,
  money,
  nullable,
  opt,
  row,
  text,
  word,
} from "../wire.ts";

/** Prices of one thing in one currency, by cycle. "-1.00" means that the cycle is not offered. */
const cyclePrices = {
  msetupfee: money,
  qsetupfee: money,
  ssetupfee: money,
  asetupfee: money,
  bsetupfee: money,
  tsetupfee: money,
  monthly: money,
  quarterly: money,
  semiannually: money,
  annually: money,
  biennially: money,
  triennially: money,
};

/**
 * Lists products with their prices (by currency code), custom fields and configurable options. `pid` takes several ids.
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
        pricing: mapOf(row({ prefix: text, suffix: text, ...cyclePrices })),
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
});
