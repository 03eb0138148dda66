import type { Context, Tx } from "../context.ts";
import { refuse } from "../errors.ts";
import { noteActivity } from "../services/note-activity.ts";
import { heldOrder, orderContents } from "./order-contents.ts";

/**
 * Deletes an order that was cancelled or is fraud, with everything in it. Its invoice goes too, unless money or a number
 * of the sequence is on it: then the books keep it.
 */
export async function deleteOrder(context: Context, orderId: number): Promise<void> {
  await context.transaction(async (tx) => {
    const order = await heldOrder(context, tx, orderId);
    if (!order) return refuse("Order ID not found");
    if (order.status !== "Cancelled" && order.status !== "Fraud") {
      refuse("The order status must be in Cancelled or Fraud to be deleted");
    }
    const { services, addons, domains } = await orderContents(tx, orderId);
    await forgetFields(
      tx,
      "product",
      services.map(({ id }) => id),
    );
    for (const [table, rows] of [
      ["service_addons", addons],
      ["services", services],
      ["domains", domains],
    ] as const) {
      if (rows.length > 0) {
        await tx
          .deleteFrom(table)
          .where(
            "id",
            "in",
            rows.map(({ id }) => id),
          )
          .execute();
      }
    }
    await tx.deleteFrom("upgrades").where("order_id", "=", orderId).execute();
    await tx.deleteFrom("orders").where("id", "=", orderId).execute();
    if (order.invoice_id !== null) await deleteUntouched(tx, order.invoice_id);
    await noteActivity(context, tx, `Deleted Order - Order ID: ${orderId}`, order.client_id);
  });
}

async function forgetFields(tx: Tx, type: string, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .deleteFrom("custom_field_values")
    .where("related_id", "in", [...ids])
    .where("field_id", "in", tx.selectFrom("custom_fields").select("id").where("type", "=", type))
    .execute();
}

async function deleteUntouched(tx: Tx, invoiceId: number): Promise<void> {
  const money = await tx
    .selectFrom("transactions")
    .select("id")
    .where("invoice_id", "=", invoiceId)
    .limit(1)
    .executeTakeFirst();
  if (money) return;
  await tx
    .deleteFrom("invoices")
    .where("id", "=", invoiceId)
    .where("status", "=", "Cancelled")
    .where("invoice_number", "=", "")
    .where("credit", "=", 0)
    .execute();
}
