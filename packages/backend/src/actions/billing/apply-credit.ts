import { actions } from "@kraken/contract";
import { payFromCredit } from "../../billing/credit.ts";
import { holdInvoice } from "../../billing/hold.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { queueMail } from "../../mail/queue.ts";
import { amountText, minorOf } from "../../wire/amounts.ts";

export const applyCredit = handler(
  actions.applyCredit,
  async (context, input) => {
    const wanted = input.amount ?? "full";
    const amount = wanted === "full" ? wanted : minorOf(wanted);
    return context.transaction(async (tx) => {
      const invoice = (await holdInvoice(context, tx, input.invoiceid)) ?? refuse("Invoice ID Not Found");
      const applied = await payFromCredit(context, tx, invoice, amount);
      const isPaid = applied === invoice.balance;
      if (isPaid && !input.noemail) {
        await queueMail(context, tx, { template: "Invoice Payment Confirmation", about: input.invoiceid });
      }
      return { invoiceid: input.invoiceid, amount: amountText(applied), invoicepaid: isPaid };
    });
  },
  { invoiceid: "Invoice ID Not Found", amount: "Credit Amount to apply must be greater than zero" },
);
