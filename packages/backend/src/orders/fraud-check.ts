import type { Context } from "../context.ts";
import { refuse } from "../errors.ts";
import { personOf } from "../modules/person.ts";
import { readSettings } from "../settings.ts";
import { endOrder, NOT_FOUND } from "./end-order.ts";

/** What a fraud module said of an order. */
export type FraudVerdict = { status: "Pass" | "Fail"; module: string; output: Record<string, string> };

async function factsOf({ db }: Context, orderId: number) {
  const order = await db
    .selectFrom("orders")
    .innerJoin("clients", "clients.id", "orders.client_id")
    .innerJoin("currencies", "currencies.id", "clients.currency_id")
    .selectAll("orders")
    .select("currencies.code")
    .where("orders.id", "=", orderId)
    .executeTakeFirst();
  const person = order && (await personOf(db, order.client_id));
  if (!person) return undefined;
  const [{ good }, domains] = await Promise.all([
    db
      .selectFrom("orders")
      .select(({ fn }) => fn.countAll<number>().as("good"))
      .where("client_id", "=", order.client_id)
      .where("status", "=", "Active")
      .where("id", "<", orderId)
      .executeTakeFirstOrThrow(),
    db.selectFrom("domains").select("domain").where("order_id", "=", orderId).execute(),
  ]);
  return { order, person, goodOrders: good, domains: domains.map(({ domain }) => domain) };
}

/**
 * Has the active fraud module (setting FraudModule) look at an order, and keeps what it said. A pending order that it
 * fails is Fraud, with everything in it.
 * @throws Refusal in the words of OrderFraudCheck, or in the module's own when it does not answer
 */
export async function checkFraud(context: Context, orderId: number, ipAddress = ""): Promise<FraudVerdict> {
  const facts = await factsOf(context, orderId);
  if (!facts) return refuse(NOT_FOUND);
  const { order, person, goodOrders, domains } = facts;
  const module = context.modules.fraud.find((await readSettings(context.db)).text("FraudModule"));
  if (!module) return refuse("No Active Fraud Module");
  const found = await module.check({
    reference: `order-${orderId}-fraud`,
    order: {
      orderId,
      orderNumber: order.order_number,
      amount: order.amount,
      currency: order.code,
      paymentMethod: order.payment_method,
      ipAddress: ipAddress || order.ip_address,
      person,
      domains,
      goodOrders,
    },
  });
  if (found.outcome !== "done") return refuse(found.error);
  const { verdict, output } = found;
  await context.transaction((tx) =>
    tx
      .updateTable("orders")
      .set({ fraud_module: module.name, fraud_output: JSON.stringify(output), updated_at: context.now })
      .where("id", "=", orderId)
      .execute(),
  );
  if (verdict === "fail" && order.status === "Pending") await endOrder(context, orderId, "Fraud");
  return { status: verdict === "pass" ? "Pass" : "Fail", module: module.name, output };
}
