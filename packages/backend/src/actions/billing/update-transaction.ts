import { actions } from "@kraken/contract";
import { changeTransaction } from "../../billing/transactions.ts";
import { handler } from "../../handler.ts";
import { minorOf } from "../../wire/amounts.ts";
import { short } from "../../wire/short.ts";
import { exchangeRateOf } from "./rates.ts";

const minor = (text: string | undefined) => (text === undefined ? undefined : minorOf(text));
/** 0 is none. */
const idOrNone = (id: number | undefined) => (id === undefined ? undefined : id || null);

export const updateTransaction = handler(
  actions.updateTransaction,
  async (context, input) =>
    context.transaction(async (tx) => {
      await changeTransaction(context, tx, input.transactionid, {
        refundOfId: idOrNone(input.refundid),
        clientId: idOrNone(input.userid),
        invoiceId: idOrNone(input.invoiceid),
        currencyId: idOrNone(input.currency),
        transid: short(input.transid, "transid"),
        at: input.date === undefined ? undefined : `${input.date}T00:00:00Z`,
        gateway: short(input.gateway, "gateway"),
        description: input.description,
        amountIn: minor(input.amountin),
        fees: minor(input.fees),
        amountOut: minor(input.amountout),
        rate: exchangeRateOf(input.rate),
        toCredit: input.credit ?? false,
      });
      return { transactionid: input.transactionid };
    }),
  { transactionid: "Transaction ID Not Found" },
);
