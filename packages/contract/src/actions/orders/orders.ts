import { action } from "../../action.ts";
import { absent, count, dateTime, flag, id, int, list, mapOf, money, opt, row, text, word } from "../../wire.ts";

/**
 * Lists orders with their items, newest first. fraudoutput, ipaddress and transfersecret are for staff only.
 * renewalsByType holds what is renewed by WHMCS's own keys.
 * @see https://developers.whmcs.com/api-reference/getorders/
 */
export const getOrders = action("GetOrders", {
  group: "Orders",
  effect: "read",
  input: {
    limitstart: opt(int),
    limitnum: opt(int),
    id: opt(int),
    userid: opt(int),
    requestor_id: opt(int),
    status: opt(text),
  },
  output: {
    totalresults: count,
    startnumber: count,
    numreturned: count,
    orders: list(
      "order",
      row({
        id,
        ordernum: count,
        userid: count,
        contactid: count,
        requestor_id: count,
        admin_requestor_id: count,
        date: dateTime,
        nameservers: text,
        transfersecret: text,
        renewals: text,
        renewalsByType: row({
          domains: mapOf(text, "array"),
          services: mapOf(text, "array"),
          addons: mapOf(text, "array"),
        }),
        promocode: text,
        promotype: text,
        promovalue: text,
        orderdata: text,
        amount: money,
        paymentmethod: text,
        invoiceid: count,
        status: text,
        ipaddress: text,
        fraudmodule: text,
        fraudoutput: text,
        notes: text,
        paymentmethodname: text,
        paymentstatus: text,
        name: text,
        currencyprefix: text,
        currencysuffix: text,
        frauddata: text,
        validationdata: text,
        lineitems: list(
          "lineitem",
          row({
            type: word("product", "addon", "domain", "promo", "renewal", "upgrade"),
            relid: count,
            producttype: text,
            product: text,
            domain: text,
            billingcycle: text,
            amount: money,
            status: text,
          }),
        ),
      }),
    ),
  },
  rows: "orders",
});

/**
 * Lists order statuses with the number of orders in each.
 * @see https://developers.whmcs.com/api-reference/getorderstatuses/
 */
export const getOrderStatuses = action("GetOrderStatuses", {
  group: "Orders",
  effect: "read",
  input: {},
  output: { totalresults: count, statuses: list("status", row({ title: text, count })) },
});

/**
 * Accepts a pending order and sets up what is in it: `autosetup` and `sendregistrar` override the products' own settings.
 * @see https://developers.whmcs.com/api-reference/acceptorder/
 */
export const acceptOrder = action("AcceptOrder", {
  group: "Orders",
  effect: "write",
  input: {
    orderid: id,
    serverid: opt(int),
    serviceusername: opt(text),
    servicepassword: opt(text),
    registrar: opt(text),
    sendregistrar: opt(flag.text),
    autosetup: opt(flag.text),
    sendemail: opt(flag.text),
  },
  output: {},
  errors: ["Order ID not found or Status not Pending", "Server and/or registrar response message"],
});

/**
 * Cancels a pending order; with `cancelsub` its subscription at the gateway too.
 * @see https://developers.whmcs.com/api-reference/cancelorder/
 */
export const cancelOrder = action("CancelOrder", {
  group: "Orders",
  effect: "write",
  input: { orderid: id, cancelsub: opt(flag.text), noemail: opt(flag.text) },
  output: {},
  errors: [
    "Order ID not found or Status not Pending",
    "Subscription Cancellation Failed - Please check the gateway log for further information",
  ],
});

/**
 * Deletes an order that is cancelled or fraud, with what is in it.
 * @see https://developers.whmcs.com/api-reference/deleteorder/
 */
export const deleteOrder = action("DeleteOrder", {
  group: "Orders",
  effect: "write",
  input: { orderid: id },
  output: {},
  errors: ["Order ID not found", "The order status must be in Cancelled or Fraud to be deleted"],
});

/**
 * Marks an order as fraud; with `cancelsub` its subscription at the gateway ends.
 * @see https://developers.whmcs.com/api-reference/fraudorder/
 */
export const fraudOrder = action("FraudOrder", {
  group: "Orders",
  effect: "write",
  input: { orderid: id, cancelsub: opt(flag.text) },
  output: {},
  errors: [
    "Order ID Not Found",
    "Subscription Cancellation Failed - Please check the gateway log for further information",
  ],
});

/**
 * Makes an order pending again.
 * @see https://developers.whmcs.com/api-reference/pendingorder/
 */
export const pendingOrder = action("PendingOrder", {
  group: "Orders",
  effect: "write",
  input: { orderid: id },
  output: {},
  errors: ["Order ID Not Found"],
});

/**
 * Has the active fraud module look at an order, as if it had come from `ipaddress`. `results` is the module's own text.
 * @see https://developers.whmcs.com/api-reference/orderfraudcheck/
 */
export const orderFraudCheck = action("OrderFraudCheck", {
  group: "Orders",
  effect: "write",
  input: { orderid: id, ipaddress: opt(text) },
  output: { status: word("Pass", "Fail"), module: text, results: absent(text) },
  errors: ["Order ID Not Found", "No Active Fraud Module"],
});
