import { action } from "../action.ts";
import { countText, date, dateTime, flag, id, idText, int, list, money, opt, row, text, word } from "../wire.ts";

/**
 * Makes the client `userid` an affiliate.
 * @see https://developers.whmcs.com/api-reference/affiliateactivate/
 */
export const affiliateActivate = action("AffiliateActivate", {
  group: "Affiliates",
  effect: "write",
  input: { userid: id },
  output: {},
  errors: ["Client ID not found"],
});

/**
 * Lists affiliates with their visitors and balances; `userid` is the client's id. paytype "" is WHMCS's default.
 * @see https://developers.whmcs.com/api-reference/getaffiliates/
 */
export const getAffiliates = action("GetAffiliates", {
  group: "Affiliates",
  effect: "read",
  input: {
    limitstart: opt(int),
    limitnum: opt(int),
    userid: opt(int),
    visitors: opt(int),
    paytype: opt(text),
    payamount: opt(money),
    onetime: opt(flag.text),
    balance: opt(money),
    withdrawn: opt(money),
  },
  output: {
    totalresults: countText,
    startnumber: countText,
    numreturned: countText,
    affiliates: list(
      "affiliate",
      row({
        id: idText,
        date: date,
        clientid: idText,
        visitors: countText,
        paytype: word("", "percentage", "fixed"),
        payamount: money,
        onetime: flag.text,
        balance: money,
        withdrawn: money,
        created_at: dateTime,
        updated_at: dateTime,
      }),
    ),
  },
  rows: "affiliates",
});
