import { actions } from "@kraken/contract";
import { captureInvoice } from "../../billing/capture.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";

export const capturePayment = handler(
  actions.capturePayment,
  async (context, { invoiceid, cvv }) => {
    const outcome = await captureInvoice(context, invoiceid, { securityCode: cvv });
    if (outcome === "not unpaid") refuse("Invoice Not Found or Not Unpaid");
    // It may have been charged, and the gateway is asked again: to say that it failed would have it paid twice.
    if (outcome === "unknown") refuse("Payment Attempt Pending");
    if (outcome !== "paid") refuse("Payment Attempt Failed");
    return {};
  },
  { invoiceid: "Invoice Not Found or Not Unpaid" },
);
