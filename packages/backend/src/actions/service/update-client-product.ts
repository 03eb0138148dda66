import { actions } from "@kraken/contract";
import type { Context, Tx } from "../../context.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { billingCycle } from "../../services/cycles.ts";
import { setOptions } from "../../services/options.ts";
import { serviceRecurring } from "../../services/recalculate.ts";
import { minorOf } from "../../wire/amounts.ts";
import { saveCustomFields } from "../client/client-input.ts";

/** The columns that `unset` empties. */
const columns = {
  domain: "domain",
  serviceusername: "username",
  servicepassword: "password",
  subscriptionid: "subscription_id",
  ns1: "ns1",
  ns2: "ns2",
  dedicatedip: "dedicated_ip",
  assignedips: "assigned_ips",
  notes: "notes",
  suspendreason: "suspension_reason",
} as const;

/** Refuses ids and names of what is not there. */
async function check(
  { db }: Context,
  given: { pid?: number; serverid?: number; promoid?: number; paymentmethod?: string },
): Promise<void> {
  const there = async (table: "products" | "servers" | "promotions", id: number | undefined, message: string) => {
    if (!id) return;
    if (!(await db.selectFrom(table).select("id").where("id", "=", id).executeTakeFirst())) refuse(message);
  };
  await there("products", given.pid, "Product ID Not Found");
  await there("servers", given.serverid, "Server ID Not Found");
  await there("promotions", given.promoid, "Promotion ID Not Found");
  if (given.paymentmethod === undefined) return;
  const method = await db
    .selectFrom("payment_methods")
    .select("module")
    .where("module", "=", given.paymentmethod)
    .executeTakeFirst();
  if (!method) refuse("Invalid Payment Method");
}

/** The days that go with a state that ends a service, where nobody has said one. */
async function endingDays(tx: Tx, id: number, status: string | undefined, today: string) {
  const row = await tx
    .selectFrom("services")
    .select(["terminated_on", "completed_on"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (status === "Terminated" || status === "Cancelled") return { terminated_on: row?.terminated_on ?? today };
  if (status === "Completed") return { completed_on: row?.completed_on ?? today };
  return {};
}

/** The answers to what this product asks; those to other products' questions are left out. */
async function ownFields(tx: Tx, productId: number, given: Record<string, string>): Promise<Record<string, string>> {
  const fields = await tx
    .selectFrom("custom_fields")
    .select("id")
    .where("type", "=", "product")
    .where("related_id", "=", productId)
    .execute();
  const own = new Set(fields.map(({ id }) => String(id)));
  return Object.fromEntries(Object.entries(given).filter(([id]) => own.has(id)));
}

export const updateClientProduct = handler(
  actions.updateClientProduct,
  async (context, input) => {
    const { transaction, lockRow, now, today } = context;
    const id = input.serviceid;
    const cycle = input.billingcycle === undefined ? undefined : billingCycle(input.billingcycle);
    if (input.billingcycle !== undefined && !cycle) refuse("Invalid Billing Cycle");
    await check(context, input);
    const minor = (amount: string | undefined) => (amount === undefined ? undefined : minorOf(amount));
    const ref = (given: number | undefined) => (given === undefined ? undefined : given || null);
    const emptied = Object.fromEntries((input.unset ?? []).map((name) => [columns[name], ""]));
    await transaction(async (tx) => {
      await lockRow(tx, "services", id);
      const known = await tx.selectFrom("services").select("product_id").where("id", "=", id).executeTakeFirst();
      if (!known) return refuse("Service ID Not Found");
      // What is undefined is left as it is.
      await tx
        .updateTable("services")
        .set({
          product_id: input.pid,
          server_id: ref(input.serverid),
          registered_on: input.regdate,
          next_due_date: input.nextduedate,
          // Otherwise the next invoice would go by the old day.
          next_invoice_date: input.nextinvoicedate ?? input.nextduedate,
          ...(await endingDays(tx, id, input.status, today)),
          ...(input.terminationdate !== undefined && { terminated_on: input.terminationdate }),
          domain: input.domain?.toLowerCase(),
          first_payment_amount: minor(input.firstpaymentamount),
          recurring_amount: minor(input.recurringamount),
          payment_method: input.paymentmethod,
          billing_cycle: cycle?.name,
          subscription_id: input.subscriptionid,
          status: input.status,
          notes: input.notes,
          username: input.serviceusername,
          password: input.servicepassword,
          override_auto_suspend: input.overideautosuspend === undefined ? undefined : input.overideautosuspend ? 1 : 0,
          override_suspend_until: input.overidesuspenduntil,
          ns1: input.ns1,
          ns2: input.ns2,
          dedicated_ip: input.dedicatedip,
          assigned_ips: input.assignedips,
          disk_usage: input.diskusage,
          disk_limit: input.disklimit,
          bandwidth_usage: input.bwusage,
          bandwidth_limit: input.bwlimit,
          suspension_reason: input.suspendreason,
          promotion_id: ref(input.promoid),
          ...emptied,
          updated_at: now,
        })
        .where("id", "=", id)
        .execute();
      const productId = input.pid ?? known.product_id;
      await saveCustomFields(tx, "product", id, await ownFields(tx, productId, input.customfields ?? {}));
      await setOptions(tx, { id, productId }, input.configoptions ?? {});
      if (input.autorecalc) {
        const recurring_amount = await serviceRecurring(tx, id);
        await tx.updateTable("services").set({ recurring_amount }).where("id", "=", id).execute();
      }
    });
    return { serviceid: id };
  },
  { serviceid: "Service ID Not Found" },
);
