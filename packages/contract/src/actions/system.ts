import { action } from "../action.ts";
import { count, countText, decimal, idText, list, row, text } from "../wire.ts";

/**
 * Lists currencies. `rate` is against the default currency, five places.
 * @see https://developers.whmcs.com/api-reference/getcurrencies/
 */
export const getCurrencies = action("GetCurrencies", {
  group: "System",
  effect: "read",
  input: {},
  output: {
    totalresults: countText,
    currencies: list(
      "currency",
      row({ id: idText, code: text, prefix: text, suffix: text, format: countText, rate: decimal(5) }),
    ),
  },
});

/**
 * Lists the payment methods on offer: the gateway's name, and the name to show.
 * @see https://developers.whmcs.com/api-reference/getpaymentmethods/
 */
export const getPaymentMethods = action("GetPaymentMethods", {
  group: "System",
  effect: "read",
  input: {},
  output: {
    totalresults: count,
    paymentmethods: list("paymentmethod", row({ module: text, displayname: text })),
  },
});
