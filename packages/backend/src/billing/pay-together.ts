import type { Context, Tx } from "../context.ts";
import { refuse } from "../errors.ts";
import { createInvoice } from "./create-invoice.ts";
import { paymentMethodFor } from "./gateways.ts";
import { type HeldInvoice, holdInvoice } from "./hold.ts";
import { cancelInvoice } from "./invoice-states.ts";

export type PaidTogether = { id: number; status: string; total: number };

/** An unpaid invoice that pays others, and what it pays. */
type Together = { invoice: HeldInvoice; parts: Map<number, number> };

/**
 * Makes one invoice that pays several: a line of the type Invoice for what is left of each. Their client gets its amounts
 * as credit when it is paid, and they use it.
 * @throws Refusal in the words of KrakenPayInvoices
 */
export async function payTogether(
  context: Context,
  tx: Tx,
  wish: { clientId: number; invoiceIds: readonly number[]; paymentMethod: string | undefined },
): Promise<PaidTogether> {
  await context.lockRow(tx, "clients", wish.clientId);
  const client =
    (await tx
      .selectFrom("clients")
      .select(["id", "default_gateway"])
      .where("id", "=", wish.clientId)
      .executeTakeFirst()) ?? refuse("Client ID Not Found");
  const ids = [...new Set(wish.invoiceIds)].sort((one, other) => one - other);
  if (ids.length < 2) refuse("Two invoices or more are required");
  const parts: HeldInvoice[] = [];
  for (const id of ids) parts.push(await partOf(context, tx, client.id, id));

  const method = await paymentMethodFor(tx, wish.paymentMethod, client.default_gateway);
  for (const together of await openTogether(context, tx, client.id)) {
    if (!ids.some((id) => together.parts.has(id))) continue;
    if (isSame(together, parts)) return reused(tx, together.invoice, wish.paymentMethod && method);
    if (together.invoice.amount_paid !== 0 || together.invoice.credit !== 0) {
      refuse("One of the invoices is being paid already");
    }
    await cancelInvoice(context, tx, together.invoice.id);
  }
  return createInvoice(context, tx, {
    clientId: client.id,
    date: context.today,
    dueDate: context.today,
    paymentMethod: method,
    lines: parts.map((part) => ({
      type: "Invoice",
      relatedId: part.id,
      // Taxed in the invoice that it pays.
      description: `Invoice #${part.invoice_number || part.id}`,
      amount: part.balance,
    })),
  });
}

async function partOf(context: Context, tx: Tx, clientId: number, id: number): Promise<HeldInvoice> {
  const invoice = await holdInvoice(context, tx, id);
  if (invoice?.client_id !== clientId) return refuse("Invoice ID Not Found");
  if (invoice.status !== "Unpaid" || invoice.balance <= 0) refuse("One of the invoices is not unpaid");
  const pays = await tx
    .selectFrom("invoice_items")
    .select("id")
    .where("invoice_id", "=", id)
    .where("type", "=", "Invoice")
    .executeTakeFirst();
  if (pays) refuse("One of the invoices pays other invoices");
  return invoice;
}

/** The client's unpaid invoices that pay others. */
async function openTogether(context: Context, tx: Tx, clientId: number): Promise<Together[]> {
  const lines = await tx
    .selectFrom("invoices")
    .innerJoin("invoice_items", "invoice_items.invoice_id", "invoices.id")
    .select(["invoices.id", "invoice_items.related_id", "invoice_items.amount"])
    .where("invoices.client_id", "=", clientId)
    .where("invoices.status", "=", "Unpaid")
    .where("invoice_items.type", "=", "Invoice")
    .orderBy("invoices.id")
    .execute();
  const found: Together[] = [];
  for (const id of new Set(lines.map((line) => line.id))) {
    const invoice = await holdInvoice(context, tx, id);
    const own = lines.filter((line) => line.id === id);
    if (invoice?.status === "Unpaid") {
      found.push({ invoice, parts: new Map(own.map((line) => [line.related_id, line.amount])) });
    }
  }
  return found;
}

const isSame = (together: Together, parts: readonly HeldInvoice[]) =>
  together.parts.size === parts.length && parts.every((part) => together.parts.get(part.id) === part.balance);

async function reused(tx: Tx, invoice: HeldInvoice, method: string | undefined): Promise<PaidTogether> {
  if (method) {
    await tx.updateTable("invoices").set({ payment_method: method }).where("id", "=", invoice.id).execute();
  }
  return { id: invoice.id, status: invoice.status, total: invoice.total };
}
