import type { Context, Tx } from "../context.ts";
import { addCredit, useCredit } from "./credit.ts";
import { holdInvoice } from "./hold.ts";
import { nextInvoiceNumber } from "./numbering.ts";

/** States in which an invoice waits for money. */
const waiting = ["Unpaid", "Payment Pending", "Collections"];

/** Makes an invoice Paid when nothing is left to pay of it. Whoever changes its money calls this. */
export async function settle(context: Context, tx: Tx, invoiceId: number): Promise<void> {
  const invoice = await holdInvoice(context, tx, invoiceId);
  if (invoice && waiting.includes(invoice.status) && invoice.balance <= 0) await becomePaid(context, tx, invoiceId);
}

/**
 * The one place in which an invoice becomes Paid: its number, its day, what it adds to the client's credit, and the job
 * that does what its lines are for. Only the transaction that changes the state gets through.
 */
export async function becomePaid(context: Context, tx: Tx, invoiceId: number, paidAt = context.now): Promise<void> {
  const invoice = await holdInvoice(context, tx, invoiceId);
  if (!invoice || invoice.status === "Paid") return;
  const invoice_number = invoice.invoice_number || (await nextInvoiceNumber(context, tx));
  await tx
    .updateTable("invoices")
    .set({
      status: "Paid",
      paid_at: paidAt,
      refunded_at: null,
      cancelled_at: null,
      invoice_number,
      updated_at: context.now,
    })
    .where("id", "=", invoiceId)
    .execute();
  await creditWhatWasBought(context, tx, invoiceId, invoice.client_id);
  await context.enqueue(tx, { kind: "invoice.paid", payload: { invoiceId }, key: `invoice-paid:${invoiceId}` });
}

/**
 * Lines that buy credit, and lines that pay other invoices: these get it as credit, at once. Each does so once, however
 * often staff set the invoice back to Unpaid.
 */
async function creditWhatWasBought(context: Context, tx: Tx, invoiceId: number, clientId: number): Promise<void> {
  const lines = await tx
    .selectFrom("invoice_items")
    .select(["id", "type", "related_id", "amount"])
    .where("invoice_id", "=", invoiceId)
    .where("type", "in", ["AddFunds", "Invoice"])
    .orderBy("id")
    .execute();
  for (const line of lines) {
    const [isFirst] = await tx
      .insertInto("invoice_line_effects")
      .values({ invoice_item_id: line.id, effect: '{"name":"none"}', created_at: context.now, done_at: context.now })
      .onConflict((conflict) => conflict.column("invoice_item_id").doNothing())
      .returning("invoice_item_id")
      .execute();
    if (!isFirst) continue;
    const description = line.type === "AddFunds" ? "Add Funds" : `Mass Payment of Invoice #${line.related_id}`;
    await addCredit(context, tx, {
      clientId,
      amount: line.amount,
      description: `${description} Invoice #${invoiceId}`,
      relatedId: invoiceId,
    });
    const part = line.type === "Invoice" ? await holdInvoice(context, tx, line.related_id) : undefined;
    if (part && part.client_id === clientId && waiting.includes(part.status)) {
      await useCredit(context, tx, part, line.amount);
    }
  }
}
