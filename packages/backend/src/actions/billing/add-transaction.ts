import { actions } from "@kraken/contract";
import { addCredit } from "../../billing/credit.ts";
import { holdInvoice } from "../../billing/hold.ts";
import { clientRate } from "../../billing/payments.ts";
import { settle } from "../../billing/settle.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { minorOf } from "../../money/rounding.ts";
import { storedTime } from "../../wire/amounts.ts";

const minor = (text: string | undefined) => (text === undefined ? 0 : (minorOf(text) ?? 0));

export const addTransaction = handler(
  actions.addTransaction,
  async (context, input) => {
    if (input.paymentmethod.trim() === "") refuse("Payment Method is required");
    return context.transaction(async (tx) => {
      const invoice = input.invoiceid ? await holdInvoice(context, tx, input.invoiceid) : undefined;
      if (input.invoiceid && !invoice) refuse("Invoice ID Not Found");
      const clientId = input.userid || invoice?.client_id;
      const client = clientId
        ? await tx.selectFrom("clients").select(["id", "currency_id"]).where("id", "=", clientId).executeTakeFirst()
        : undefined;
      if (clientId && !client) refuse("Client ID Not Found");
      if (invoice && invoice.client_id !== clientId) refuse("User ID does not own the given Invoice ID");
      const currency = input.currencyid
        ? await tx.selectFrom("currencies").select(["id", "rate"]).where("id", "=", input.currencyid).executeTakeFirst()
        : undefined;
      if (input.currencyid && !currency) refuse("Currency ID Not Found");
      if (client && currency && currency.id !== client.currency_id)
        refuse("Currency ID does not match Client currency");
      if (!client && !currency) refuse("A Currency ID is required for non-customer related transactions");
      const transid = input.transid ?? "";
      if (transid !== "" && !input.allowduplicatetransid) {
        const taken = await tx
          .selectFrom("transactions")
          .select("id")
          .where("transaction_id", "=", transid)
          .executeTakeFirst();
        if (taken) refuse("Transaction ID must be Unique");
      }
      const [amountIn, amountOut] = [minor(input.amountin), minor(input.amountout)];
      const { id } = await tx
        .insertInto("transactions")
        .values({
          client_id: client?.id ?? null,
          currency_id: client ? null : (currency?.id ?? null),
          gateway: input.paymentmethod,
          date: input.date ? storedTime(input.date) : context.now,
          description: input.description ?? "",
          amount_in: amountIn,
          fees: minor(input.fees),
          amount_out: amountOut,
          rate: input.rate
            ? Number(input.rate.replace(".", ""))
            : (currency?.rate ?? (await clientRate(tx, client?.id ?? 0))),
          transaction_id: transid,
          invoice_id: invoice?.id ?? null,
        })
        .returning("id")
        .executeTakeFirstOrThrow();
      if (input.credit && client && !invoice) {
        const description = input.description || `Transaction ID ${transid}`;
        await addCredit(context, tx, { clientId: client.id, amount: amountIn - amountOut, description });
      }
      if (invoice) {
        await tx
          .updateTable("invoices")
          .set(({ eb }) => ({ amount_paid: eb("amount_paid", "+", amountIn - amountOut), updated_at: context.now }))
          .where("id", "=", invoice.id)
          .execute();
        await settle(context, tx, invoice.id);
      }
      return { transactionid: id };
    });
  },
  { paymentmethod: "Payment Method is required" },
);
