import type { Context, Tx } from "../context.ts";
import { addMonths } from "../days.ts";
import { type Effect, type LineRoom, nothing } from "../fulfilment/lines.ts";
import { billingCycle } from "../services/cycles.ts";
import { changePackage } from "../services/lifecycle.ts";
import { noteActivity } from "../services/note-activity.ts";
import type { KeptOption } from "./catalogue.ts";

/** Names an upgrade to modules: they do it once, by whatever way it is asked for. */
const referenceOf = (upgradeId: number) => `upgrade-${upgradeId}`;

/**
 * Gives a service what its upgrade says: product, cycle, options and recurring amount. Once: false when it is done
 * already, or not wanted any more. Its server is told afterwards, outside the transaction.
 */
export async function applyUpgrade(context: Context, tx: Tx, upgradeId: number): Promise<boolean> {
  const { now, today } = context;
  await context.lockRow(tx, "upgrades", upgradeId);
  const upgrade = await tx.selectFrom("upgrades").selectAll().where("id", "=", upgradeId).executeTakeFirst();
  if (upgrade?.status !== "Pending") return false;
  await context.lockRow(tx, "services", upgrade.service_id);
  const service = await tx.selectFrom("services").selectAll().where("id", "=", upgrade.service_id).executeTakeFirst();
  if (!service) return false;
  const cycle = billingCycle(upgrade.to_cycle);
  const months = cycle?.months ?? 0;
  // What is paid for the first time from now on is due again after its first period.
  const due = months === 0 ? null : (service.next_due_date ?? addMonths(today, months));
  await tx
    .updateTable("services")
    .set({
      product_id: upgrade.to_product_id,
      billing_cycle: cycle?.name ?? service.billing_cycle,
      recurring_amount: upgrade.recurring_amount,
      next_due_date: due,
      next_invoice_date: months === 0 ? null : (service.next_invoice_date ?? due),
      promotion_id: upgrade.promotion_id,
      updated_at: now,
    })
    .where("id", "=", service.id)
    .execute();
  await tx.deleteFrom("service_config_options").where("service_id", "=", service.id).execute();
  const options = upgrade.config_options === "" ? [] : (JSON.parse(upgrade.config_options) as KeptOption[]);
  if (options.length > 0) {
    const rows = options.map(({ optionId, choiceId, quantity }) => ({
      service_id: service.id,
      option_id: optionId,
      choice_id: choiceId,
      quantity,
    }));
    await tx.insertInto("service_config_options").values(rows).execute();
  }
  await tx
    .updateTable("upgrades")
    .set({ status: "Completed", completed_at: now, updated_at: now })
    .where("id", "=", upgradeId)
    .execute();
  await noteActivity(context, tx, `Service Upgrade Completed - Service ID: ${service.id}`, service.client_id);
  return true;
}

/** Tells the server of an upgrade; answers its service, where there is one to tell of. */
async function tellServer(context: Context, upgradeId: number): Promise<number | undefined> {
  const upgrade = await context.db
    .selectFrom("upgrades")
    .innerJoin("services", "services.id", "upgrades.service_id")
    .innerJoin("products", "products.id", "services.product_id")
    .select(["upgrades.service_id", "upgrades.status", "products.module", "services.status as service_status"])
    .where("upgrades.id", "=", upgradeId)
    .executeTakeFirst();
  if (upgrade?.status !== "Completed") return undefined;
  // What was not set up yet is set up as it is now.
  if (upgrade.module !== "" && upgrade.service_status !== "Pending") {
    await changePackage(context, upgrade.service_id, { reference: referenceOf(upgradeId) });
  }
  return upgrade.service_id;
}

/** The work of the job "upgrade.applied", for upgrades that cost nothing. */
export async function upgradeApplied(context: Context, { upgradeId }: { upgradeId: number }): Promise<void> {
  await tellServer(context, upgradeId);
}

/** A paid upgrade changes the service and its package. */
export const upgradeLines: LineRoom = {
  async settle(context, tx, line): Promise<Effect> {
    return (await applyUpgrade(context, tx, line.relatedId)) ? { name: "changePackage" } : nothing;
  },
  async perform(context, line) {
    const serviceId = await tellServer(context, line.relatedId);
    return serviceId === undefined ? [] : [{ what: "upgrade", id: serviceId }];
  },
};
