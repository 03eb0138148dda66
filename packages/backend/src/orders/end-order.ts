import { cancelInvoice, reopenInvoice } from "../billing/invoice-states.ts";
import type { Context, Tx } from "../context.ts";
import { refuse } from "../errors.ts";
import { TryLater } from "../jobs/try-later.ts";
import { terminateService } from "../services/lifecycle.ts";
import { noteActivity } from "../services/note-activity.ts";
import { NOT_PENDING } from "./accept-order.ts";
import { heldOrder, isRunning, orderContents } from "./order-contents.ts";
import { renewalsOf } from "./renewals.ts";

type End = "Cancelled" | "Fraud";

export const NOT_FOUND = "Order ID Not Found";
const NO_SUBSCRIPTION_END = "Subscription Cancellation Failed - Please check the gateway log for further information";

/**
 * Ends an order: it and what of it is not there yet are Cancelled, or Fraud. Services that run are taken down by the job
 * "order.ended"; domains that are registered stay, as nobody can give them back. An unpaid invoice is cancelled with it,
 * and what it had used of the client's credit goes back.
 * @throws Refusal in the words of CancelOrder (for pending orders only) and FraudOrder
 */
export async function endOrder(
  context: Context,
  orderId: number,
  to: End,
  { endsSubscription = false }: { endsSubscription?: boolean | undefined } = {},
): Promise<void> {
  await context.transaction(async (tx) => {
    const order = await heldOrder(context, tx, orderId);
    if (!order) return refuse(to === "Cancelled" ? NOT_PENDING : NOT_FOUND);
    if (to === "Cancelled" && order.status !== "Pending") refuse(NOT_PENDING);
    const contents = await orderContents(tx, orderId);
    const subscribed = [...contents.services, ...contents.domains].some((row) => row.subscription_id !== "");
    // No gateway here can end a subscription: it is said, and nothing is changed.
    if (endsSubscription && subscribed) refuse(NO_SUBSCRIPTION_END);
    // Client and invoice are held before services, as everywhere, so that a payment that comes now waits or is waited for.
    if (order.invoice_id !== null) await cancelInvoice(context, tx, order.invoice_id);
    await setItems(context, tx, orderId, to);
    await tx.updateTable("orders").set({ status: to, updated_at: context.now }).where("id", "=", orderId).execute();
    await releaseRenewals(context, tx, order.renewals);
    const ids = contents.services.map(({ id }) => id);
    if (contents.services.some((row) => isRunning(row.status)) || (await isBeingSetUp(tx, ids))) {
      await context.enqueue(tx, { kind: "order.ended", payload: { orderId }, key: `order-ended-${orderId}` });
    }
    const said = to === "Cancelled" ? "Order Status set to Cancelled" : "Order Status set to Fraud";
    await noteActivity(context, tx, `${said} - Order ID: ${orderId}`, order.client_id);
  });
}

/** Is a server being asked to set one of these up? Then it may run in a moment, whatever the books say now. */
async function isBeingSetUp(tx: Tx, serviceIds: readonly number[]): Promise<boolean> {
  if (serviceIds.length === 0) return false;
  const call = await tx
    .selectFrom("module_calls")
    .select("id")
    .where("subject", "=", "service")
    .where("subject_id", "in", [...serviceIds])
    .where("action", "=", "create")
    .where("state", "=", "reserved")
    .limit(1)
    .executeTakeFirst();
  return call !== undefined;
}

/** What waits of an order is ended; what runs is left to whoever takes it down. */
async function setItems({ now, today }: Context, tx: Tx, orderId: number, status: End): Promise<void> {
  for (const table of ["services", "service_addons"] as const) {
    await tx
      .updateTable(table)
      .set({ status, terminated_on: today, updated_at: now })
      .where("order_id", "=", orderId)
      .where("status", "=", "Pending")
      .execute();
  }
  await tx
    .updateTable("domains")
    .set({ status, updated_at: now })
    .where("order_id", "=", orderId)
    .where("status", "=", "Pending")
    .execute();
  await tx
    .updateTable("upgrades")
    .set({ status: "Cancelled", updated_at: now })
    .where("order_id", "=", orderId)
    .where("status", "=", "Pending")
    .execute();
}

/** What an order had asked to renew is invoiced again when it is due. */
async function releaseRenewals({ now }: Context, tx: Tx, stored: string): Promise<void> {
  const { services, addons, domains } = renewalsOf(stored);
  const rows = [
    ["services", services],
    ["service_addons", addons],
    ["domains", Object.keys(domains).map(Number)],
  ] as const;
  for (const [table, ids] of rows) {
    if (ids.length === 0) continue;
    await tx
      .updateTable(table)
      .set(({ ref }) => ({ next_invoice_date: ref("next_due_date"), updated_at: now }))
      .where("id", "in", [...ids])
      .execute();
  }
}

/** The work of the job "order.ended": takes down what runs, and says of it what the order says. */
export async function takeDownOrder(context: Context, { orderId }: { orderId: number }): Promise<void> {
  const order = await context.db.selectFrom("orders").select("status").where("id", "=", orderId).executeTakeFirst();
  if (order?.status !== "Cancelled" && order?.status !== "Fraud") return;
  const { services, isBusy } = await context.transaction(async (tx) => {
    const contents = await orderContents(tx, orderId);
    return {
      ...contents,
      isBusy: await isBeingSetUp(
        tx,
        contents.services.map(({ id }) => id),
      ),
    };
  });
  if (isBusy) throw new TryLater(`Order ID ${orderId} is being set up`);
  for (const { id } of services.filter((row) => isRunning(row.status))) {
    const { outcome } = await terminateService(context, id, { status: "Cancelled" });
    if (outcome !== "done") throw new TryLater(`Service ID ${id} is not taken down yet`);
  }
  const end = order.status;
  await context.transaction((tx) =>
    tx
      .updateTable("services")
      .set({ status: end, updated_at: context.now })
      .where("order_id", "=", orderId)
      .where("status", "in", ["Terminated", "Cancelled"])
      .execute(),
  );
}

/** Makes an order and everything in it Pending again, and its cancelled invoice Unpaid. */
export async function reopenOrder(context: Context, orderId: number): Promise<void> {
  const { now } = context;
  await context.transaction(async (tx) => {
    const order = await heldOrder(context, tx, orderId);
    if (!order) return refuse(NOT_FOUND);
    if (order.invoice_id !== null) await reopenInvoice(context, tx, order.invoice_id);
    for (const table of ["services", "service_addons"] as const) {
      await tx
        .updateTable(table)
        .set({ status: "Pending", terminated_on: null, updated_at: now })
        .where("order_id", "=", orderId)
        .execute();
    }
    await tx
      .updateTable("domains")
      .set({ status: "Pending", updated_at: now })
      .where("order_id", "=", orderId)
      .execute();
    await tx
      .updateTable("upgrades")
      .set({ status: "Pending", updated_at: now })
      .where("order_id", "=", orderId)
      .where("status", "=", "Cancelled")
      .execute();
    await tx.updateTable("orders").set({ status: "Pending", updated_at: now }).where("id", "=", orderId).execute();
    await noteActivity(context, tx, `Order Status set to Pending - Order ID: ${orderId}`, order.client_id);
  });
}
