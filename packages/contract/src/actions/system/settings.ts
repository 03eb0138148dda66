import { action } from "../../action.ts";
import { count, countText, decimal, flag, idText, int, list, moment, opt, row, text } from "../../wire.ts";
import { version } from "./version.ts";

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

/**
 * One of the installation's settings, by its name, such as SystemURL.
 * @see https://developers.whmcs.com/api-reference/getconfigurationvalue/
 */
export const getConfigurationValue = action("GetConfigurationValue", {
  group: "System",
  effect: "read",
  input: { setting: text },
  output: { setting: text, value: text },
  errors: ["Parameter setting is required", "Invalid name for parameter setting"],
});

/**
 * Changes one of the installation's settings. Answers whether it was another value before.
 * @see https://developers.whmcs.com/api-reference/setconfigurationvalue/
 */
export const setConfigurationValue = action("SetConfigurationValue", {
  group: "System",
  effect: "write",
  input: { setting: text, value: text },
  output: { value_changed: flag.words },
  errors: ["Parameter setting is required", "Invalid name for parameter setting", "Parameter value is required"],
});

/**
 * The installation's version.
 * @see https://developers.whmcs.com/api-reference/whmcsdetails/
 */
export const whmcsDetails = action("WhmcsDetails", {
  group: "System",
  effect: "read",
  input: {},
  output: { whmcs: version },
});

/**
 * Encrypts a text with the installation's own key.
 * @see https://developers.whmcs.com/api-reference/encryptpassword/
 */
export const encryptPassword = action("EncryptPassword", {
  group: "System",
  whmcsOnly: true,
  effect: "read",
  input: { password2: text },
  output: { password: text },
});

/**
 * Decrypts a text that was encrypted with the installation's own key. The answer is a secret.
 * @see https://developers.whmcs.com/api-reference/decryptpassword/
 */
export const decryptPassword = action("DecryptPassword", {
  group: "System",
  whmcsOnly: true,
  effect: "read",
  input: { password2: text },
  output: { password: text },
});

/**
 * Keeps an IP address out for a number of days, or until `expires`.
 * @see https://developers.whmcs.com/api-reference/addbannedip/
 */
export const addBannedIp = action("AddBannedIp", {
  group: "System",
  effect: "write",
  input: { ip: text, reason: text, days: int, expires: opt(moment) },
  output: { banid: idText },
});
