import { actions } from "@kraken/contract";
import { holdInvoice } from "../../billing/hold.ts";
import { settle } from "../../billing/settle.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { minorOf } from "../../money/rounding.ts";

const minor = (text: string | undefined) => (text === undefined ? undefined : minorOf(text));

export const updateTransaction = handler(
  actions.updateTransaction,
  async (context, input) =>
    context.transaction(async (tx) => {
      const read = () =>
        tx.selectFrom("transactions").selectAll().where("id", "=", input.transactionid).executeTakeFirst();
      const before = (await read()) ?? refuse("Transaction ID Not Found");
      const invoiceId = input.invoiceid === undefined ? before.invoice_id : input.invoiceid || null;
      // Held in the order of their ids, as everybody does who needs two.
      const invoices = [...new Set([before.invoice_id, invoiceId])].filter((id) => id !== null).sort((a, b) => a - b);
      for (const id of invoices) if (!(await holdInvoice(context, tx, id))) refuse("Invoice ID Not Found");
      await tx
        .updateTable("transactions")
        .set({
          refund_of_id: input.refundid === undefined ? undefined : input.refundid || null,
          client_id: input.userid === undefined ? undefined : input.userid || null,
          invoice_id: invoiceId,
          transaction_id: input.transid,
          date: input.date === undefined ? undefined : `${input.date}T00:00:00Z`,
          gateway: input.gateway,
          currency_id: input.currency === undefined ? undefined : input.currency || null,
          description: input.description,
          amount_in: minor(input.amountin),
          fees: minor(input.fees),
          amount_out: minor(input.amountout),
          rate: input.rate === undefined ? undefined : Number(input.rate.replace(".", "")),
        })
        .where("id", "=", before.id)
        .execute();
      for (const id of invoices) {
        const { paid } = await tx
          .selectFrom("transactions")
          .select(({ eb, fn }) =>
            fn.coalesce(fn.sum<number>(eb("amount_in", "-", eb.ref("amount_out"))), eb.val(0)).as("paid"),
          )
          .where("invoice_id", "=", id)
          .executeTakeFirstOrThrow();
        await tx
          .updateTable("invoices")
          .set({ amount_paid: Number(paid), updated_at: context.now })
          .where("id", "=", id)
          .execute();
        await settle(context, tx, id);
      }
      return { transactionid: before.id };
    }),
  { transactionid: "Transaction ID Not Found" },
);
