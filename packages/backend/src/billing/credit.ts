import type { Context, Tx } from "../context.ts";
import { refuse } from "../errors.ts";
import { usableCredit } from "../money/payment.ts";
import { kept } from "../wire/amounts.ts";
import type { HeldInvoice } from "./hold.ts";
import { settle } from "./settle.ts";

export type CreditChange = {
  clientId: number;
  /** Minor units; below 0 takes away. */
  amount: number;
  description: string;
  /** The invoice that it is about, or 0. */
  relatedId?: number | undefined;
  adminId?: number | null | undefined;
  date?: string | undefined;
};

/** Changes a client's credit and notes why; answers what he has then. The client's row is held until the commit. */
export async function addCredit(context: Context, tx: Tx, change: CreditChange): Promise<number> {
  await context.lockRow(tx, "clients", change.clientId);
  await tx
    .insertInto("credits")
    .values({
      client_id: change.clientId,
      admin_id: change.adminId ?? null,
      date: change.date ?? context.today,
      description: change.description,
      amount: change.amount,
      related_id: change.relatedId ?? 0,
      created_at: context.now,
    })
    .execute();
  const client = await tx
    .updateTable("clients")
    .set(({ eb }) => ({ credit: eb("credit", "+", change.amount), updated_at: context.now }))
    .where("id", "=", change.clientId)
    .returning("credit")
    .executeTakeFirstOrThrow();
  return kept(client.credit);
}

/** Uses as much of the client's credit as there is, is asked for and is to pay; answers how much it was. */
export async function useCredit(context: Context, tx: Tx, invoice: HeldInvoice, wanted?: number): Promise<number> {
  const client = await tx
    .selectFrom("clients")
    .select("credit")
    .where("id", "=", invoice.client_id)
    .executeTakeFirstOrThrow();
  const used = usableCredit(client.credit, invoice.balance, wanted);
  if (used === 0) return 0;
  const description = `Credit Applied to Invoice #${invoice.id}`;
  await addCredit(context, tx, { clientId: invoice.client_id, amount: -used, description, relatedId: invoice.id });
  await tx
    .updateTable("invoices")
    .set(({ eb }) => ({ credit: eb("credit", "+", used), updated_at: context.now }))
    .where("id", "=", invoice.id)
    .execute();
  await settle(context, tx, invoice.id);
  return used;
}

/** Gives back what an invoice has of the client's credit, or a part of it. */
export async function returnCredit(
  context: Context,
  tx: Tx,
  invoice: HeldInvoice,
  amount = invoice.credit,
): Promise<void> {
  if (amount === 0) return;
  const description = `Credit Removed from Invoice #${invoice.id}`;
  await addCredit(context, tx, { clientId: invoice.client_id, amount, description, relatedId: invoice.id });
  await tx
    .updateTable("invoices")
    .set({ credit: invoice.credit - amount, updated_at: context.now })
    .where("id", "=", invoice.id)
    .execute();
}

/**
 * Pays an invoice that is held from the client's credit: an amount, all of it or nothing, or "full" for as much as there
 * is. Answers how much it was.
 * @throws Refusal in the words of ApplyCredit
 */
export async function payFromCredit(
  context: Context,
  tx: Tx,
  invoice: HeldInvoice,
  amount: number | "full",
  { takesDrafts = false } = {},
): Promise<number> {
  if (invoice.status !== "Unpaid" && !(takesDrafts && invoice.status === "Draft"))
    refuse("Invoice Not in Unpaid Status");
  const client = await tx
    .selectFrom("clients")
    .select("credit")
    .where("id", "=", invoice.client_id)
    .executeTakeFirstOrThrow();
  const wanted = amount === "full" ? usableCredit(client.credit, invoice.balance) : amount;
  if (wanted <= 0) refuse("Credit Amount to apply must be greater than zero");
  if (wanted > client.credit) refuse("Amount exceeds customer credit balance");
  if (wanted > invoice.balance) refuse("Amount Exceeds Invoice Balance");
  return useCredit(context, tx, invoice, wanted);
}
