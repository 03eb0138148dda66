import { actions } from "@kraken/contract";
import { applyCredit as payFromCredit } from "../../billing/credit.ts";
import { handler } from "../../handler.ts";
import { queueMail } from "../../mail/queue.ts";
import { amountText, minorOf } from "../../wire/amounts.ts";

export const applyCredit = handler(
  actions.applyCredit,
  async (context, input) => {
    const wanted = input.amount ?? "full";
    const amount = wanted === "full" ? wanted : minorOf(wanted);
    return context.transaction(async (tx) => {
      const applied = await payFromCredit(context, tx, { invoiceId: input.invoiceid, amount });
      if (applied.isPaid && !input.noemail) {
        await queueMail(context, tx, { template: "Invoice Payment Confirmation", about: input.invoiceid });
      }
      return { invoiceid: input.invoiceid, amount: amountText(applied.amount), invoicepaid: applied.isPaid };
    });
  },
  { invoiceid: "Invoice ID Not Found", amount: "Credit Amount to apply must be greater than zero" },
);
