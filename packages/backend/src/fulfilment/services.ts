import type { Context, Tx } from "../context.ts";
import { changeAddon } from "../services/addons.ts";
import { createService, renewService, unsuspendService } from "../services/lifecycle.ts";
import { readSettings } from "../settings.ts";
import {
  doneBy,
  type Effect,
  keptPeriod,
  type LineRoom,
  monthsOf,
  movedDays,
  nothing,
  type PaidLine,
  referenceOf,
} from "./lines.ts";
import type { Done } from "./mails.ts";

/** Suspensions that a payment ends. Those that staff wrote a reason of their own to stay. */
const OVERDUE = "Overdue on Payment";
/** Settings of products and add-ons by which a first payment sets them up. */
const byPayment = ["payment", "order"];

async function settleService(context: Context, tx: Tx, line: PaidLine): Promise<Effect> {
  await context.lockRow(tx, "services", line.relatedId);
  const service = await tx
    .selectFrom("services")
    .innerJoin("products", "products.id", "services.product_id")
    .selectAll("services")
    .select(["products.module", "products.auto_setup"])
    .where("services.id", "=", line.relatedId)
    .executeTakeFirst();
  if (!service || ["Cancelled", "Fraud", "Terminated"].includes(service.status)) return nothing;
  const months = monthsOf(service.billing_cycle);
  const days = movedDays(service, months, await keptPeriod(tx, line.id), context.today);
  await tx
    .updateTable("services")
    .set({ ...days, updated_at: context.now })
    .where("id", "=", service.id)
    .execute();
  if (service.status === "Pending") {
    return service.module === "" || byPayment.includes(service.auto_setup) ? { name: "create" } : nothing;
  }
  const ends = await endsSuspension(tx, service, context.today);
  // Set up before it was paid: there is nothing to renew yet.
  if (await isFirstInvoice(tx, service.order_id, line.invoiceId)) return ends ? { name: "unsuspend" } : nothing;
  return { name: ends ? "renew, unsuspend" : "renew" };
}

/** A first payment sets a service up, where its product says so; a further one renews it, and ends its suspension. */
export const serviceLines: LineRoom = {
  settle: settleService,
  async perform(context, line, { name }) {
    const id = line.relatedId;
    const reference = referenceOf(line);
    const done: Done[] = [];
    if (name === "create") done.push(...doneBy(await createService(context, id, { reference }), "service", id));
    if (name.includes("unsuspend")) {
      const outcome = await unsuspendService(context, id, { reference: referenceOf(line, "-unsuspend") });
      done.push(...doneBy(outcome, "unsuspend", id));
    }
    if (name.startsWith("renew")) await renewService(context, id, { reference });
    return done;
  },
};

async function isFirstInvoice(tx: Tx, orderId: number | null, invoiceId: number): Promise<boolean> {
  if (orderId === null) return false;
  const order = await tx.selectFrom("orders").select("invoice_id").where("id", "=", orderId).executeTakeFirst();
  return order?.invoice_id === invoiceId;
}

/** Suspended for want of payment, and nothing else of it overdue? */
async function endsSuspension(
  tx: Tx,
  service: { id: number; status: string; suspension_reason: string },
  today: string,
): Promise<boolean> {
  if (service.status !== "Suspended" || service.suspension_reason !== OVERDUE) return false;
  if (!(await readSettings(tx)).isOn("AutoUnsuspend")) return false;
  const overdue = await tx
    .selectFrom("invoice_items")
    .innerJoin("invoices", "invoices.id", "invoice_items.invoice_id")
    .select("invoices.id")
    .where("invoice_items.type", "=", "Hosting")
    .where("invoice_items.related_id", "=", service.id)
    .where("invoices.status", "=", "Unpaid")
    .where("invoices.due_date", "<", today)
    .executeTakeFirst();
  return overdue === undefined;
}

async function settleAddon(context: Context, tx: Tx, line: PaidLine): Promise<Effect> {
  await context.lockRow(tx, "service_addons", line.relatedId);
  const addon = await tx
    .selectFrom("service_addons")
    .leftJoin("addons", "addons.id", "service_addons.addon_id")
    .selectAll("service_addons")
    .select(["addons.module", "addons.auto_setup"])
    .where("service_addons.id", "=", line.relatedId)
    .executeTakeFirst();
  if (!addon || ["Cancelled", "Fraud", "Terminated"].includes(addon.status)) return nothing;
  const days = movedDays(addon, monthsOf(addon.billing_cycle), await keptPeriod(tx, line.id), context.today);
  await tx
    .updateTable("service_addons")
    .set({ ...days, updated_at: context.now })
    .where("id", "=", addon.id)
    .execute();
  if (addon.status === "Pending") {
    return !addon.module || byPayment.includes(addon.auto_setup ?? "") ? { name: "create" } : nothing;
  }
  if (await isFirstInvoice(tx, addon.order_id, line.invoiceId)) return nothing;
  return { name: addon.status === "Suspended" ? "unsuspend" : "renew" };
}

/** An add-on is active once it is paid, unless its module waits for the staff; later payments renew it. */
export const addonLines: LineRoom = {
  settle: settleAddon,
  async perform(context, line, { name }) {
    if (name === "create" || name === "renew" || name === "unsuspend") {
      await changeAddon(context, line.relatedId, name, { reference: referenceOf(line) });
    }
    return [];
  },
};
