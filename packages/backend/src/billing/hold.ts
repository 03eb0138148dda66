import type { Context, Tx } from "../context.ts";
import { balanceOf } from "../money/payment.ts";

const columns = [
  "id",
  "client_id",
  "status",
  "total",
  "credit",
  "amount_paid",
  "payment_method",
  "tax_rate",
  "tax_rate2",
  "due_date",
  "invoice_number",
] as const;

const read = (tx: Tx, id: number) => tx.selectFrom("invoices").select(columns).where("id", "=", id).executeTakeFirst();

export type HeldInvoice = NonNullable<Awaited<ReturnType<typeof read>>> & { balance: number };

/**
 * An invoice that nobody else changes until the commit. Its client is held first: whoever needs both takes them in this
 * order, so that two never wait for each other. Undefined when there is none.
 */
export async function holdInvoice(context: Context, tx: Tx, id: number): Promise<HeldInvoice | undefined> {
  const found = await read(tx, id);
  if (!found) return undefined;
  await context.lockRow(tx, "clients", found.client_id);
  await context.lockRow(tx, "invoices", id);
  const invoice = await read(tx, id);
  return invoice && { ...invoice, balance: balanceOf(invoice) };
}
