import { action } from "../../action.ts";
import { count, date, decimal, flag, id, int, mapOf, money, opt, plainList, row, text, word } from "../../wire.ts";
import { cartInput } from "../orders/cart-input.ts";

/** The currency in which amounts are told. */
const currency = row({ id, code: text, prefix: text, suffix: text });

/**
 * Tells what a cart comes to before there is an order: the lines of the invoice to come, taxes, what a promotion takes
 * off (or why it does not), and what recurs. The cart is written as for AddOrder, which charges the same total. For a
 * client, or for a guest by currency, country and state. `recurring` is by billing cycle, before taxes. Nothing is kept.
 */
export const krakenGetCartQuote = action("KrakenGetCartQuote", {
  group: "Kraken",
  effect: "read",
  input: {
    clientid: opt(int),
    currencyid: opt(int),
    country: opt(text),
    state: opt(text),
    ...cartInput,
  },
  output: {
    currency,
    items: plainList(
      row({
        type: word("product", "addon", "domain", "renewal"),
        relid: count,
        name: text,
        details: plainList(text),
        domain: text,
        billingcycle: text,
        quantity: count,
        price: money,
        setup: money,
        discount: money,
        recurring: money,
        recurringdiscount: money,
        startdate: date,
        nextduedate: date,
      }),
    ),
    lines: plainList(row({ type: text, description: text, amount: money, taxed: flag.json })),
    subtotal: money,
    discount: money,
    taxrate: decimal(3),
    taxrate2: decimal(3),
    taxinclusive: flag.json,
    tax: money,
    tax2: money,
    total: money,
    recurring: mapOf(money),
    promotion: row({ code: text, applied: flag.json, message: text, discount: money }),
  },
  errors: [
    "Client ID Not Found",
    "Addon ID invalid",
    "Service ID not owned by Client ID provided",
    "Domain not owned by Client ID provided",
    "Domain status is set to 'Pending|Cancelled|Pending Transfer|Transferred|Fraud' and cannot be renewed",
    "Service ID xxx can not be renewed at this time.",
  ],
  extension: true,
});

/** Lists the groups that products are in, in the shop's order: all, or with `hidden` off those that the shop shows. */
export const krakenGetProductGroups = action("KrakenGetProductGroups", {
  group: "Kraken",
  effect: "read",
  input: { hidden: opt(flag.text) },
  output: {
    totalresults: count,
    groups: plainList(
      row({
        id,
        name: text,
        slug: text,
        headline: text,
        tagline: text,
        hidden: flag.json,
        order: count,
        productcount: count,
      }),
    ),
  },
  extension: true,
});

/**
 * Tells what a service may be changed to: products in each of their cycles, its own among them, and its configurable
 * options. `price` is what recurs then; `due` is what the change costs today by the days that are left, before taxes;
 * below 0 it becomes credit. UpgradeProduct orders it.
 */
export const krakenGetUpgradeOptions = action("KrakenGetUpgradeOptions", {
  group: "Kraken",
  effect: "read",
  input: { serviceid: id },
  output: {
    serviceid: id,
    pid: id,
    billingcycle: text,
    nextduedate: date,
    upgradeinprogress: flag.json,
    daysuntilrenewal: count,
    totaldays: count,
    currency,
    products: plainList(
      row({
        pid: id,
        gid: count,
        name: text,
        description: text,
        current: flag.json,
        cycles: plainList(row({ billingcycle: text, price: money, due: money })),
      }),
    ),
    configoptions: plainList(
      row({
        id,
        name: text,
        type: word("dropdown", "radio", "yesno", "quantity"),
        minqty: count,
        maxqty: count,
        selected: count,
        options: plainList(row({ id, name: text, price: money })),
      }),
    ),
  },
  errors: ["Service ID Not Found"],
  extension: true,
});
