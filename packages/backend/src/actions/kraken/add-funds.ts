import { actions } from "@kraken/contract";
import { addFunds } from "../../billing/add-funds.ts";
import { handler } from "../../handler.ts";
import { amountText, minorOf } from "../../wire/amounts.ts";

export const krakenAddFunds = handler(
  actions.krakenAddFunds,
  async (context, input) => {
    const amount = minorOf(input.amount);
    const made = await context.transaction((tx) =>
      addFunds(context, tx, { clientId: input.clientid, amount, paymentMethod: input.paymentmethod }),
    );
    return { invoiceid: made.id, status: made.status, total: amountText(made.total) };
  },
  { clientid: "Client ID Not Found", amount: "Amount is not valid" },
);
