import type { Context, Tx } from "../context.ts";

/** Gives what a cancelled invoice had used of the client's credit back to him. Lock the client before. */
async function returnCredit(
  { now, today }: Pick<Context, "now" | "today">,
  tx: Tx,
  invoice: { id: number; client_id: number; credit: number },
): Promise<void> {
  if (invoice.credit === 0) return;
  await tx
    .insertInto("credits")
    .values({
      client_id: invoice.client_id,
      date: today,
      description: `Credit from Cancelled Invoice #${invoice.id}`,
      amount: invoice.credit,
      related_id: invoice.id,
      created_at: now,
    })
    .execute();
  await tx
    .updateTable("clients")
    .set(({ eb }) => ({ credit: eb("credit", "+", invoice.credit) }))
    .where("id", "=", invoice.client_id)
    .execute();
}

async function cancelOpenInvoices(context: Pick<Context, "now" | "today" | "lockRow">, tx: Tx, clientId: number) {
  const open = await tx
    .selectFrom("invoices")
    .select("id")
    .where("client_id", "=", clientId)
    .where("status", "in", ["Unpaid", "Draft"])
    .orderBy("id")
    .execute();
  for (const { id } of open) {
    await context.lockRow(tx, "invoices", id);
    const invoice = await tx
      .selectFrom("invoices")
      .select(["id", "client_id", "credit", "status"])
      .where("id", "=", id)
      .executeTakeFirst();
    // Paid while we waited for it: then it stays.
    if (!invoice || !["Unpaid", "Draft"].includes(invoice.status)) continue;
    await returnCredit(context, tx, invoice);
    await tx
      .updateTable("invoices")
      .set({ status: "Cancelled", cancelled_at: context.now, credit: 0, updated_at: context.now })
      .where("id", "=", id)
      .execute();
  }
}

/**
 * Closes a client: unpaid invoices and drafts are Cancelled (their credit goes back), services and add-ons that wait
 * are Cancelled, those that ran are Terminated. Modules are not asked: nothing is deleted on servers. [exp] Domains
 * that wait are Cancelled, the others are not renewed any more; what was to be billed later is not. [exp]
 */
export async function closeClient(
  context: Pick<Context, "now" | "today" | "lockRow">,
  tx: Tx,
  clientId: number,
): Promise<void> {
  const { now, today } = context;
  await context.lockRow(tx, "clients", clientId);
  await cancelOpenInvoices(context, tx, clientId);
  for (const table of ["services", "service_addons"] as const) {
    await tx
      .updateTable(table)
      .set({ status: "Terminated", terminated_on: today, updated_at: now })
      .where("client_id", "=", clientId)
      .where("status", "in", ["Active", "Suspended"])
      .execute();
    await tx
      .updateTable(table)
      .set({ status: "Cancelled", updated_at: now })
      .where("client_id", "=", clientId)
      .where("status", "=", "Pending")
      .execute();
  }
  await tx
    .updateTable("domains")
    .set({ status: "Cancelled", updated_at: now })
    .where("client_id", "=", clientId)
    .where("status", "in", ["Pending", "Pending Registration", "Pending Transfer"])
    .execute();
  await tx
    .updateTable("domains")
    .set({ do_not_renew: 1, updated_at: now })
    .where("client_id", "=", clientId)
    .where("do_not_renew", "=", 0)
    .execute();
  await tx
    .updateTable("billable_items")
    .set({ invoice_action: "noinvoice", recur: 0 })
    .where("client_id", "=", clientId)
    .execute();
  await tx.updateTable("clients").set({ status: "Closed", updated_at: now }).where("id", "=", clientId).execute();
}
