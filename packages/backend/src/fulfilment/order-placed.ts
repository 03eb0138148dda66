import type { Context } from "../context.ts";
import { changeAddon } from "../services/addons.ts";
import { createService } from "../services/lifecycle.ts";

/** The work of the job "order.placed": sets up at once what its product says to, paid or not. */
export async function orderPlaced(context: Context, { orderId }: { orderId: number }): Promise<void> {
  const [services, addons] = await Promise.all([
    context.db
      .selectFrom("services")
      .innerJoin("products", "products.id", "services.product_id")
      .select("services.id")
      .where("services.order_id", "=", orderId)
      .where("services.status", "=", "Pending")
      .where("products.auto_setup", "=", "order")
      .orderBy("services.id")
      .execute(),
    context.db
      .selectFrom("service_addons")
      .innerJoin("addons", "addons.id", "service_addons.addon_id")
      .select("service_addons.id")
      .where("service_addons.order_id", "=", orderId)
      .where("service_addons.status", "=", "Pending")
      .where("addons.auto_setup", "=", "order")
      .orderBy("service_addons.id")
      .execute(),
  ]);
  for (const { id } of services) await createService(context, id, { reference: `order-${orderId}-service-${id}` });
  for (const { id } of addons) await changeAddon(context, id, "create", { reference: `order-${orderId}-addon-${id}` });
}
