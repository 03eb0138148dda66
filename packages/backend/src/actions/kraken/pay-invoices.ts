import { actions } from "@kraken/contract";
import { payTogether } from "../../billing/pay-together.ts";
import { handler } from "../../handler.ts";
import { amountText } from "../../wire/amounts.ts";

export const krakenPayInvoices = handler(
  actions.krakenPayInvoices,
  async (context, input) => {
    const { clientid, invoiceids, paymentmethod } = input;
    const made = await context.transaction((tx) =>
      payTogether(context, tx, { clientId: clientid, invoiceIds: invoiceids, paymentMethod: paymentmethod }),
    );
    return { invoiceid: made.id, status: made.status, total: amountText(made.total) };
  },
  { clientid: "Client ID Not Found", invoiceids: "Invoice ID Not Found" },
);
