import type { Tx } from "../context.ts";

/** The states in which something of an order is there, or was. */
export const isRunning = (status: string) => status === "Active" || status === "Suspended";

/** What an order made, with the state of each. */
export async function orderContents(tx: Tx, orderId: number) {
  const services = await tx
    .selectFrom("services")
    .innerJoin("products", "products.id", "services.product_id")
    .select(["services.id", "services.status", "services.subscription_id", "products.module", "products.auto_setup"])
    .where("services.order_id", "=", orderId)
    .orderBy("services.id")
    .execute();
  const addons = await tx
    .selectFrom("service_addons")
    .leftJoin("addons", "addons.id", "service_addons.addon_id")
    .select(["service_addons.id", "service_addons.status", "addons.module", "addons.auto_setup"])
    .where("service_addons.order_id", "=", orderId)
    .orderBy("service_addons.id")
    .execute();
  const domains = await tx
    .selectFrom("domains")
    .select(["id", "status", "type", "domain", "registrar", "subscription_id"])
    .where("order_id", "=", orderId)
    .orderBy("id")
    .execute();
  return { services, addons, domains };
}

/** An order, held until the transaction ends; undefined when there is none. */
export async function heldOrder(
  { lockRow }: { lockRow: (tx: Tx, table: "orders", id: number) => Promise<void> },
  tx: Tx,
  orderId: number,
) {
  await lockRow(tx, "orders", orderId);
  return tx.selectFrom("orders").selectAll().where("id", "=", orderId).executeTakeFirst();
}
