import type { Context, Tx } from "../context.ts";
import { returnCredit } from "./credit.ts";
import { holdInvoice } from "./hold.ts";
import { becomePaid, settle } from "./settle.ts";

/** Cancels an invoice that is not paid; what it used of the client's credit goes back. Others stay as they are. */
export async function cancelInvoice(context: Context, tx: Tx, invoiceId: number): Promise<void> {
  const invoice = await holdInvoice(context, tx, invoiceId);
  if (!invoice || !["Draft", "Unpaid", "Payment Pending", "Collections"].includes(invoice.status)) return;
  await tx
    .updateTable("invoices")
    .set({ status: "Cancelled", cancelled_at: context.now, updated_at: context.now })
    .where("id", "=", invoiceId)
    .execute();
  await returnCredit(context, tx, invoice);
}

/** Makes a cancelled invoice Unpaid again. */
export async function reopenInvoice(context: Context, tx: Tx, invoiceId: number): Promise<void> {
  const invoice = await holdInvoice(context, tx, invoiceId);
  if (invoice?.status !== "Cancelled") return;
  await setPlain(context, tx, invoiceId, "Unpaid");
  await settle(context, tx, invoiceId);
}

/** Sets an invoice's state as staff say, with what belongs to it: credit that goes back, the day, what Paid does. */
export async function setInvoiceStatus(context: Context, tx: Tx, invoiceId: number, status: string): Promise<void> {
  const invoice = await holdInvoice(context, tx, invoiceId);
  if (!invoice || invoice.status === status) return;
  if (status === "Paid") return becomePaid(context, tx, invoiceId);
  if (status === "Cancelled" && invoice.status !== "Paid" && invoice.status !== "Refunded") {
    return cancelInvoice(context, tx, invoiceId);
  }
  await setPlain(context, tx, invoiceId, status);
  if (status === "Refunded" || status === "Cancelled") await returnCredit(context, tx, invoice);
}

async function setPlain({ now }: Context, tx: Tx, invoiceId: number, status: string): Promise<void> {
  await tx
    .updateTable("invoices")
    .set({
      status,
      paid_at: status === "Unpaid" || status === "Draft" ? null : undefined,
      refunded_at: status === "Refunded" ? now : null,
      cancelled_at: status === "Cancelled" ? now : null,
      updated_at: now,
    })
    .where("id", "=", invoiceId)
    .execute();
}
