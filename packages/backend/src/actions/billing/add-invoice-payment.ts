import { actions } from "@kraken/contract";
import { recordPayment } from "../../billing/payments.ts";
import { handler } from "../../handler.ts";
import { minorOf, storedTime } from "../../wire/amounts.ts";
import { short } from "../../wire/short.ts";

export const addInvoicePayment = handler(
  actions.addInvoicePayment,
  async (context, input) => {
    await context.transaction((tx) =>
      recordPayment(context, tx, {
        invoiceId: input.invoiceid,
        gateway: short(input.gateway, "gateway"),
        transid: short(input.transid, "transid"),
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
