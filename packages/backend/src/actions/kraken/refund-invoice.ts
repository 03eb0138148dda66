import { actions } from "@kraken/contract";
import { refundInvoice } from "../../billing/refund.ts";
import { handler } from "../../handler.ts";
import { amountText, minorOf } from "../../wire/amounts.ts";

export const krakenRefundInvoice = handler(
  actions.krakenRefundInvoice,
  async (context, input) => {
    const refunded = await refundInvoice(context, {
      invoiceId: input.invoiceid,
      transactionId: input.transactionid,
      amount: input.amount === undefined ? undefined : minorOf(input.amount),
      way: input.type ?? "Gateway",
      transid: input.transid ?? "",
    });
    return {
      invoiceid: input.invoiceid,
      transactionid: refunded.transactionId,
      amount: amountText(refunded.amount),
      status: refunded.status,
    };
  },
  { invoiceid: "Invoice ID Not Found", transactionid: "Transaction ID Not Found", amount: "Amount is not valid" },
);
