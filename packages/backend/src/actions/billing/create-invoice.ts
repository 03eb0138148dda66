import { actions } from "@kraken/contract";
import { createInvoice as makeInvoice } from "../../billing/create-invoice.ts";
import { becomePaid } from "../../billing/settle.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { minorOf } from "../../wire/amounts.ts";
import { taxRateOf } from "./rates.ts";

export const createInvoice = handler(
  actions.createInvoice,
  async (context, input) => {
    if (input.draft && input.sendinvoice) {
      refuse("Cannot create and send a draft invoice in a single API request. Please create and send separately.");
    }
    const client = await context.db
      .selectFrom("clients")
      .select(["id", "default_gateway"])
      .where("id", "=", input.userid)
      .executeTakeFirst();
    if (!client) return refuse("Client ID Not Found");
    const descriptions = input.itemdescription ?? [];
    const lines = descriptions.flatMap((description, place) => {
      const amount = minorOf(input.itemamount?.[place] ?? "0");
      if (!description && amount === 0) return [];
      return [{ description: description ?? "", amount, isTaxed: input.itemtaxed?.[place] ?? false }];
    });
    const wanted = input.draft ? "Draft" : (input.status ?? "Unpaid");
    const date = input.date ?? context.today;
    return context.transaction(async (tx) => {
      const invoice = await makeInvoice(context, tx, {
        clientId: client.id,
        date,
        dueDate: input.duedate ?? date,
        paymentMethod: input.paymentmethod ?? client.default_gateway,
        notes: input.notes,
        lines,
        // Paid from the start is Unpaid that becomes Paid: then it acts as any other.
        status: wanted === "Paid" ? "Unpaid" : wanted,
        sendsMail: input.sendinvoice,
        usesCredit: input.autoapplycredit && wanted === "Unpaid",
        taxRates: { rate1: taxRateOf(input.taxrate, "taxrate"), rate2: taxRateOf(input.taxrate2, "taxrate2") },
      });
      if (wanted === "Paid") await becomePaid(context, tx, invoice.id);
      return { invoiceid: invoice.id, status: wanted === "Paid" ? "Paid" : invoice.status };
    });
  },
  { userid: "Client ID Not Found" },
);
