import { sql } from "kysely";
import type { Context } from "../context.ts";
import { renewalsOf } from "./renewals.ts";

/** One thing that an order is about, as GetOrders lists it. Amounts are minor units. */
export type OrderItem = {
  orderId: number;
  type: "product" | "addon" | "domain" | "renewal" | "upgrade";
  relatedId: number;
  productType: string;
  product: string;
  domain: string;
  billingCycle: string;
  amount: number;
  status: string;
};

const productTypes: Readonly<Record<string, string>> = {
  hostingaccount: "Hosting Account",
  reselleraccount: "Reselling Account",
  server: "Dedicated/VPS Server",
  other: "Other Product/Service",
};

const years = (count: number) => `${count} Year/s`;
/** GetOrders writes One-Time where services say One Time. */
const cycleShown = (cycle: string) => (cycle === "One Time" ? "One-Time" : cycle);

export type OrderRow = { id: number; renewals: string };

/** What these orders are about: products, add-ons, domains, renewals and upgrades, in that order. */
export async function orderItems(db: Context["db"], orders: readonly OrderRow[]): Promise<OrderItem[]> {
  if (orders.length === 0) return [];
  const ids = orders.map((order) => order.id);
  const [services, addons, domains, upgrades, renewals] = await Promise.all([
    db
      .selectFrom("services")
      .innerJoin("products", "products.id", "services.product_id")
      .innerJoin("product_groups", "product_groups.id", "products.group_id")
      .select(["services.id", "services.order_id", "services.domain", "services.billing_cycle", "services.status"])
      .select(["services.first_payment_amount", "products.type", "products.name", "product_groups.name as group_name"])
      .where("services.order_id", "in", ids)
      .orderBy("services.id")
      .execute(),
    db
      .selectFrom("service_addons")
      .innerJoin("services", "services.id", "service_addons.service_id")
      .leftJoin("addons", "addons.id", "service_addons.addon_id")
      .select(["service_addons.id", "service_addons.order_id", "service_addons.name", "addons.name as catalogue_name"])
      .select(["service_addons.billing_cycle", "service_addons.status", "services.domain"])
      .select(sql<number>`service_addons.setup_fee + service_addons.recurring_amount`.as("amount"))
      .where("service_addons.order_id", "in", ids)
      .orderBy("service_addons.id")
      .execute(),
    db
      .selectFrom("domains")
      .select(["id", "order_id", "type", "domain", "registration_period", "first_payment_amount", "status"])
      .where("order_id", "in", ids)
      .orderBy("id")
      .execute(),
    db
      .selectFrom("upgrades")
      .innerJoin("services", "services.id", "upgrades.service_id")
      .innerJoin("products as from_product", "from_product.id", "upgrades.from_product_id")
      .innerJoin("products as to_product", "to_product.id", "upgrades.to_product_id")
      .select(["upgrades.id", "upgrades.order_id", "upgrades.type", "upgrades.price", "upgrades.discount"])
      .select(["upgrades.status", "upgrades.to_cycle", "services.domain"])
      .select(["from_product.name as from_name", "to_product.name as to_name"])
      .where("upgrades.order_id", "in", ids)
      .orderBy("upgrades.id")
      .execute(),
    renewalItems(db, orders),
  ]);
  return [
    ...services.map((row) => ({
      orderId: row.order_id ?? 0,
      type: "product" as const,
      relatedId: row.id,
      productType: productTypes[row.type] ?? row.type,
      product: `${row.group_name} - ${row.name}`,
      domain: row.domain,
      billingCycle: cycleShown(row.billing_cycle),
      amount: row.first_payment_amount,
      status: row.status,
    })),
    ...addons.map((row) => ({
      orderId: row.order_id ?? 0,
      type: "addon" as const,
      relatedId: row.id,
      productType: "Addon",
      product: row.name || (row.catalogue_name ?? ""),
      domain: row.domain,
      billingCycle: cycleShown(row.billing_cycle),
      amount: row.amount,
      status: row.status,
    })),
    ...domains.map((row) => ({
      orderId: row.order_id ?? 0,
      type: "domain" as const,
      relatedId: row.id,
      productType: "Domain",
      product: row.type === "Transfer" ? "Domain Transfer" : "Domain Registration",
      domain: row.domain,
      billingCycle: years(row.registration_period),
      amount: row.first_payment_amount,
      status: row.status,
    })),
    ...renewals,
    ...upgrades.map((row) => ({
      orderId: row.order_id ?? 0,
      type: "upgrade" as const,
      relatedId: row.id,
      productType: row.type === "product" ? "Product Upgrade" : "Configurable Options Upgrade",
      product: row.type === "product" ? `${row.from_name} => ${row.to_name}` : row.from_name,
      domain: row.domain,
      billingCycle: row.to_cycle,
      amount: row.price - row.discount,
      status: row.status,
    })),
  ];
}

/** Renewals have no row of their own: the order names them. */
async function renewalItems(db: Context["db"], orders: readonly OrderRow[]): Promise<OrderItem[]> {
  const wanted = orders.map((order) => ({ orderId: order.id, ...renewalsOf(order.renewals) }));
  const serviceIds = wanted.flatMap((each) => each.services);
  const addonIds = wanted.flatMap((each) => each.addons);
  const domainIds = wanted.flatMap((each) => Object.keys(each.domains).map(Number));
  const [services, addons, domains] = await Promise.all([
    serviceIds.length === 0
      ? []
      : db
          .selectFrom("services")
          .innerJoin("products", "products.id", "services.product_id")
          .select(["services.id", "services.domain", "services.billing_cycle", "services.status", "products.name"])
          .select("services.recurring_amount as amount")
          .where("services.id", "in", serviceIds)
          .execute(),
    addonIds.length === 0
      ? []
      : db
          .selectFrom("service_addons")
          .innerJoin("services", "services.id", "service_addons.service_id")
          .leftJoin("addons", "addons.id", "service_addons.addon_id")
          .select(["service_addons.id", "services.domain", "service_addons.billing_cycle", "service_addons.status"])
          .select(["service_addons.recurring_amount as amount", "service_addons.name", "addons.name as catalogue_name"])
          .where("service_addons.id", "in", addonIds)
          .execute(),
    domainIds.length === 0
      ? []
      : db
          .selectFrom("domains")
          .select(["id", "domain", "status", "recurring_amount as amount"])
          .where("id", "in", domainIds)
          .execute(),
  ]);
  return wanted.flatMap(({ orderId, ...of }) => {
    const shared = { orderId, type: "renewal" as const };
    const ofService = services
      .filter((row) => of.services.includes(row.id))
      .map((row) => ({ ...shared, ...shown(row), productType: "Service Renewal", product: row.name }));
    const ofAddon = addons
      .filter((row) => of.addons.includes(row.id))
      .map((row) => ({
        ...shared,
        ...shown(row),
        productType: "Addon Renewal",
        product: row.name || (row.catalogue_name ?? ""),
      }));
    const ofDomain = domains
      .filter((row) => of.domains[row.id] !== undefined)
      .map((row) => ({
        ...shared,
        ...shown({ ...row, billing_cycle: years(of.domains[row.id] ?? 1) }),
        productType: "Domain Renewal",
        product: "Domain Renewal",
      }));
    return [...ofService, ...ofAddon, ...ofDomain];
  });
}

const shown = (row: { id: number; domain: string; billing_cycle: string; status: string; amount: number }) => ({
  relatedId: row.id,
  domain: row.domain,
  billingCycle: cycleShown(row.billing_cycle),
  amount: row.amount,
  status: row.status,
});
