import { actions } from "@kraken/contract";
import { addTransaction as add } from "../../billing/transactions.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { minorOf, storedTime } from "../../wire/amounts.ts";
import { short } from "../../wire/short.ts";
import { exchangeRateOf } from "./rates.ts";

const minor = (text: string | undefined) => (text === undefined ? 0 : minorOf(text));

/** `netamount` is the specification's: amountin less amountout and fees, which is reckoned anyway, so it has to agree. */
function netOf(input: { amountin?: string | undefined; amountout?: string | undefined; fees?: string | undefined }) {
  return minor(input.amountin) - minor(input.amountout) - minor(input.fees);
}

export const addTransaction = handler(
  actions.addTransaction,
  async (context, input) => {
    if (input.paymentmethod.trim() === "") refuse("Payment Method is required");
    if (input.netamount !== undefined && Math.abs(minor(input.netamount)) !== Math.abs(netOf(input))) {
      refuse("The net amount is not the amount less the fees");
    }
    return context.transaction(async (tx) => {
      const transactionid = await add(context, tx, {
        clientId: input.userid,
        invoiceId: input.invoiceid,
        currencyId: input.currencyid,
        gateway: short(input.paymentmethod, "paymentmethod"),
        transid: short(input.transid ?? "", "transid"),
        mayRepeat: input.allowduplicatetransid ?? false,
        description: input.description ?? "",
        amountIn: minor(input.amountin),
        amountOut: minor(input.amountout),
        fees: minor(input.fees),
        at: input.date === undefined ? undefined : storedTime(input.date),
        rate: exchangeRateOf(input.rate),
        toCredit: input.credit ?? false,
      });
      return { transactionid };
    });
  },
  { paymentmethod: "Payment Method is required" },
);
