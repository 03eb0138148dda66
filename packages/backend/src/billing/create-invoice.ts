import type { Context, Tx } from "../context.ts";
import { queueMail } from "../mail/queue.ts";
import { taxedTotals } from "../money/tax.ts";
import { kept } from "../wire/amounts.ts";
import { returnCredit, useCredit } from "./credit.ts";
import { holdInvoice } from "./hold.ts";
import { settle } from "./settle.ts";
import { taxProfileOfClient } from "./tax-profile.ts";

export type InvoiceLine = {
  /** WHMCS's: Hosting, Addon, DomainRegister, Upgrade, AddFunds … or "". */
  type?: string | undefined;
  relatedId?: number | undefined;
  description: string;
  /** Minor units of the client's currency; may be below 0. */
  amount: number;
  isTaxed?: boolean | undefined;
};

export type NewInvoice = {
  clientId: number;
  date: string;
  dueDate: string;
  paymentMethod: string;
  lines: readonly InvoiceLine[];
  /** Tells the client. */
  sendsMail?: boolean | undefined;
  /** Unpaid unless it is to be something else from the start. */
  status?: string | undefined;
  notes?: string | undefined;
  /** Percent ×1000, instead of those of the client's place. */
  taxRates?: { rate1?: number | undefined; rate2?: number | undefined } | undefined;
  /** Uses what the client has of credit. */
  usesCredit?: boolean | undefined;
};

export type MadeInvoice = { id: number; total: number; status: string };

/** Writes the lines of an invoice behind those that it has. */
export async function insertLines(tx: Tx, invoiceId: number, lines: readonly InvoiceLine[], after = 0): Promise<void> {
  if (lines.length === 0) return;
  await tx
    .insertInto("invoice_items")
    .values(
      lines.map((line, place) => ({
        invoice_id: invoiceId,
        type: line.type ?? "",
        related_id: line.relatedId ?? 0,
        description: line.description,
        amount: kept(line.amount),
        is_taxed: line.isTaxed ? (1 as const) : (0 as const),
        sort_order: after + place,
      })),
    )
    .execute();
}

/**
 * Makes an invoice, taxed by the client's place. One on which nothing is to pay is Paid at once, and acts as such.
 * The client has to exist.
 */
export async function createInvoice(context: Context, tx: Tx, made: NewInvoice): Promise<MadeInvoice> {
  const { now } = context;
  const place = await taxProfileOfClient(tx, made.clientId);
  const profile = { ...place, rate1: made.taxRates?.rate1 ?? place.rate1, rate2: made.taxRates?.rate2 ?? place.rate2 };
  const lines = made.lines.map((line) => ({ ...line, isTaxed: line.isTaxed ?? false }));
  const totals = taxedTotals(lines, profile);
  kept(totals.total);
  const { id } = await tx
    .insertInto("invoices")
    .values({
      client_id: made.clientId,
      date: made.date,
      due_date: made.dueDate,
      ...totals,
      tax_rate: profile.rate1,
      tax_rate2: profile.rate2,
      status: made.status ?? "Unpaid",
      cancelled_at: made.status === "Cancelled" ? now : null,
      refunded_at: made.status === "Refunded" ? now : null,
      payment_method: made.paymentMethod,
      notes: made.notes ?? "",
      created_at: now,
      updated_at: now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await insertLines(tx, id, lines);
  if (made.sendsMail) await queueMail(context, tx, { template: "Invoice Created", about: id });
  if (made.usesCredit) {
    const held = await holdInvoice(context, tx, id);
    if (held) await useCredit(context, tx, held);
  }
  if (made.lines.length > 0) await settle(context, tx, id);
  const { status } = await tx.selectFrom("invoices").select("status").where("id", "=", id).executeTakeFirstOrThrow();
  return { id, total: totals.total, status };
}

/**
 * Reckons an invoice's totals anew from its lines and its own tax rates, and settles it (unless it is to stay as it is).
 * Credit that it no longer needs goes back to the client.
 */
export async function recalculate(
  context: Context,
  tx: Tx,
  invoiceId: number,
  { settles = true }: { settles?: boolean } = {},
): Promise<void> {
  const invoice = await holdInvoice(context, tx, invoiceId);
  if (!invoice) return;
  const lines = await tx
    .selectFrom("invoice_items")
    .select(["amount", "is_taxed"])
    .where("invoice_id", "=", invoiceId)
    .execute();
  const place = await taxProfileOfClient(tx, invoice.client_id);
  const profile = { ...place, rate1: invoice.tax_rate, rate2: invoice.tax_rate2 };
  const totals = taxedTotals(
    lines.map((line) => ({ amount: line.amount, isTaxed: line.is_taxed === 1 })),
    profile,
  );
  kept(totals.total);
  await tx
    .updateTable("invoices")
    .set({ ...totals, updated_at: context.now })
    .where("id", "=", invoiceId)
    .execute();
  const held = await holdInvoice(context, tx, invoiceId);
  if (held && held.balance < 0 && held.credit > 0) {
    await returnCredit(context, tx, held, Math.min(held.credit, -held.balance));
  }
  if (settles && lines.length > 0) await settle(context, tx, invoiceId);
}
