import { actions } from "@kraken/contract";
import { recordPayment } from "../../billing/payments.ts";
import { handler } from "../../handler.ts";
import { minorOf } from "../../money/rounding.ts";
import { storedTime } from "../../wire/amounts.ts";

export const addInvoicePayment = handler(
  actions.addInvoicePayment,
  async (context, input) => {
    await context.transaction((tx) =>
      recordPayment(context, tx, {
        invoiceId: input.invoiceid,
        gateway: input.gateway,
        transid: input.transid,
        amount: input.amount === undefined ? undefined : minorOf(input.amount),
        fees: input.fees === undefined ? undefined : minorOf(input.fees),
        at: storedTime(input.date),
        mail: input.noemail ? undefined : "Invoice Payment Confirmation",
      }),
    );
    return {};
  },
  { invoiceid: "Invoice ID Not Found" },
);
