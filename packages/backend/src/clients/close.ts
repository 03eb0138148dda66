import { cancelInvoice } from "../billing/invoice-states.ts";
import type { Context, Tx } from "../context.ts";

/** The client's unpaid invoices and drafts; what was paid meanwhile stays as it is. */
async function cancelOpenInvoices(context: Context, tx: Tx, clientId: number): Promise<void> {
  const open = await tx
    .selectFrom("invoices")
    .select("id")
    .where("client_id", "=", clientId)
    .where("status", "in", ["Unpaid", "Draft"])
    .orderBy("id")
    .execute();
  for (const { id } of open) await cancelInvoice(context, tx, id);
}

/**
 * Closes a client: unpaid invoices and drafts are Cancelled (their credit goes back), services and add-ons that wait
 * are Cancelled, those that ran are Terminated. Modules are not asked: nothing is deleted on servers. [exp] Domains
 * that wait are Cancelled, the others are not renewed any more; what was to be billed later is not. [exp]
 */
export async function closeClient(context: Context, tx: Tx, clientId: number): Promise<void> {
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
