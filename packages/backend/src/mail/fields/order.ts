import type { Context, Tx } from "../../context.ts";
import type { Settings } from "../../settings.ts";
import { shownAmount } from "../../wire/amounts.ts";
import { link, type MergeFields } from "../merge.ts";
import { lookOf } from "./client.ts";
import { amountTable } from "./invoice.ts";
import { portalPage } from "./shown.ts";

type Db = Context["db"] | Tx;

/** The fields of "Order Confirmation" and "New Order Notification", beside the client's. */
export async function orderFields(db: Db, orderId: number, settings: Settings): Promise<MergeFields> {
  const order = await db
    .selectFrom("orders")
    .leftJoin("payment_methods", "payment_methods.module", "orders.payment_method")
    .leftJoin("invoices", "invoices.id", "orders.invoice_id")
    .selectAll("orders")
    .select(["payment_methods.display_name as payment_method_name", "invoices.invoice_number"])
    .where("orders.id", "=", orderId)
    .executeTakeFirst();
  if (!order) return {};
  const look = await lookOf(db, order.client_id);
  const services = await db
    .selectFrom("services")
    .innerJoin("products", "products.id", "services.product_id")
    .select(["products.name", "services.domain", "services.first_payment_amount as amount"])
    .where("services.order_id", "=", orderId)
    .orderBy("services.id")
    .execute();
  const domains = await db
    .selectFrom("domains")
    .select(["type as name", "domain", "first_payment_amount as amount"])
    .where("order_id", "=", orderId)
    .orderBy("id")
    .execute();
  const addons = await db
    .selectFrom("service_addons")
    .leftJoin("addons", "addons.id", "service_addons.addon_id")
    .select(["service_addons.name as own", "addons.name as name", "service_addons.recurring_amount as recurring"])
    .select("service_addons.setup_fee as setup")
    .where("service_addons.order_id", "=", orderId)
    .orderBy("service_addons.id")
    .execute();
  const shown = (minor: number) => shownAmount(minor, look);
  return {
    order_id: order.id,
    order_number: order.order_number,
    order_date: order.created_at.slice(0, 10),
    order_amount: shown(order.amount),
    order_payment_method: order.payment_method_name ?? order.payment_method,
    order_details: amountTable([
      ...[...services, ...domains].map((row) => [`${row.name} ${row.domain}`.trim(), shown(row.amount)] as const),
      ...addons.map((row) => [row.own || (row.name ?? "Addon"), shown(row.setup + row.recurring)] as const),
      ["Total", shown(order.amount)],
    ]),
    invoice_id: order.invoice_id ?? "",
    invoice_num: order.invoice_id === null ? "" : order.invoice_number || String(order.invoice_id),
    invoice_link: order.invoice_id === null ? "" : link(portalPage(settings, `invoices/${order.invoice_id}`)),
  };
}
