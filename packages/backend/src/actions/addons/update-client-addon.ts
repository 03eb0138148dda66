import { actions } from "@kraken/contract";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { billingCycle } from "../../services/cycles.ts";
import { addonRecurring } from "../../services/recalculate.ts";
import { minorOf } from "../../wire/amounts.ts";

const endings = ["Terminated", "Cancelled"];

export const updateClientAddon = handler(
  actions.updateClientAddon,
  async ({ db, transaction, lockRow, now, today }, input) => {
    const { id, ...changes } = input;
    const known = await db.selectFrom("service_addons").select("id").where("id", "=", id).executeTakeFirst();
    if (!known) refuse("Addon ID Not Found");
    if (Object.values(changes).every((value) => value === undefined || value === false)) refuse("Nothing to Update");
    const cycle = input.billingcycle === undefined ? undefined : billingCycle(input.billingcycle);
    if (input.billingcycle !== undefined && !cycle) refuse("Invalid Billing Cycle");
    if (input.addonid) {
      const addon = await db.selectFrom("addons").select("id").where("id", "=", input.addonid).executeTakeFirst();
      if (!addon) refuse("Addon ID Not Found");
    }
    const minor = (amount: string | undefined) => (amount === undefined ? undefined : minorOf(amount));
    await transaction(async (tx) => {
      await lockRow(tx, "service_addons", id);
      const row = await tx.selectFrom("service_addons").select("terminated_on").where("id", "=", id).executeTakeFirst();
      if (!row) return refuse("Addon ID Not Found");
      const ends = input.status !== undefined && endings.includes(input.status);
      // What is undefined is left as it is.
      await tx
        .updateTable("service_addons")
        .set({
          status: input.status,
          addon_id: input.addonid === undefined ? undefined : input.addonid || null,
          name: input.name,
          setup_fee: minor(input.setupfee),
          recurring_amount: minor(input.recurring),
          billing_cycle: cycle?.name,
          next_due_date: input.nextduedate,
          next_invoice_date: input.nextduedate,
          terminated_on: input.terminationdate ?? (ends ? (row.terminated_on ?? today) : undefined),
          notes: input.notes,
          updated_at: now,
        })
        .where("id", "=", id)
        .execute();
      const recurring_amount = input.autorecalc ? await addonRecurring(tx, id) : undefined;
      if (recurring_amount !== undefined) {
        await tx.updateTable("service_addons").set({ recurring_amount }).where("id", "=", id).execute();
      }
    });
    return { id };
  },
  { id: "Addon ID Not Found" },
);
