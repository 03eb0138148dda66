import type { Context } from "../context.ts";
import { addDays } from "../days.ts";
import { readSettings } from "../settings.ts";
import { suspendService, terminateService } from "./lifecycle.ts";

/** A service, and the day on which it is due as long as that is what ends it. */
type Due = { id: number; whileDueOn?: string | undefined };

/** Invoices on which somebody still owes: a payment under way ("Payment Pending") is none of them. */
const owed = ["Unpaid", "Collections"];

/**
 * Services in a state that were due on a day or before, and for which an invoice is still open: nobody is cut off for
 * what he was never asked to pay. A service whose automatic suspension is overridden is left alone, until the day that
 * the override names, if it names one; those of clients whose group is exempt always. (getclientgroups: susptermexempt)
 */
async function overdue({ db, today }: Context, statuses: readonly string[], dueBy: string): Promise<Due[]> {
  const rows = await db
    .selectFrom("services")
    .innerJoin("clients", "clients.id", "services.client_id")
    .leftJoin("client_groups", "client_groups.id", "clients.group_id")
    .select(["services.id", "services.next_due_date"])
    .where("services.status", "in", statuses)
    .where("services.billing_cycle", "not in", ["Free Account", "One Time"])
    .where("services.next_due_date", "<=", dueBy)
    .where(({ eb, fn, val }) => eb(fn.coalesce("client_groups.suspend_terminate_exempt", val(0)), "=", 0))
    .where(({ eb, or, and }) =>
      or([
        eb("services.override_auto_suspend", "=", 0),
        and([eb("services.override_suspend_until", "is not", null), eb("services.override_suspend_until", "<", today)]),
      ]),
    )
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("invoice_items")
          .innerJoin("invoices", "invoices.id", "invoice_items.invoice_id")
          .select("invoice_items.id")
          .where("invoice_items.type", "=", "Hosting")
          .whereRef("invoice_items.related_id", "=", "services.id")
          .where("invoices.status", "in", owed)
          .where("invoices.due_date", "<=", dueBy),
      ),
    )
    .orderBy("services.id")
    .execute();
  return rows.map((row) => ({ id: row.id, whileDueOn: row.next_due_date ?? undefined }));
}

/** Runs one call after the other; answers how many were done. What a module refuses waits in its queue. */
async function each(all: readonly Due[], work: (due: Due) => Promise<{ outcome: string }>): Promise<number> {
  let done = 0;
  for (const due of all) if ((await work(due)).outcome === "done") done++;
  return done;
}

/**
 * Suspends active services that were due AutoSuspensionDays ago, while AutoSuspension is on. Called by the daily run,
 * as often as it likes; answers how many were suspended.
 */
export async function suspendOverdue(context: Context): Promise<number> {
  const settings = await readSettings(context.db);
  if (!settings.isOn("AutoSuspension")) return 0;
  const dueBy = addDays(context.today, -Math.max(1, settings.whole("AutoSuspensionDays")));
  return each(await overdue(context, ["Active"], dueBy), ({ id, whileDueOn }) =>
    suspendService(context, id, { whileDueOn }),
  );
}

/** Active services whose product ends so many days after they began (autoterminatedays of AddProduct). */
async function ended({ db, today }: Context): Promise<Due[]> {
  const products = await db
    .selectFrom("products")
    .select(["id", "auto_terminate_days"])
    .where("auto_terminate_days", ">", 0)
    .execute();
  const due: Due[] = [];
  for (const product of products) {
    const rows = await db
      .selectFrom("services")
      .select("id")
      .where("product_id", "=", product.id)
      .where("status", "in", ["Active", "Suspended"])
      .where("registered_on", "<=", addDays(today, -product.auto_terminate_days))
      .orderBy("id")
      .execute();
    due.push(...rows);
  }
  return due;
}

/**
 * Terminates services that were due AutoTerminationDays ago, while AutoTermination is on, and those whose product has
 * a fixed term that is over. Called by the daily run; answers how many were terminated.
 */
export async function terminateOverdue(context: Context): Promise<number> {
  const settings = await readSettings(context.db);
  const fixed = await each(await ended(context), ({ id }) => terminateService(context, id));
  if (!settings.isOn("AutoTermination")) return fixed;
  const dueBy = addDays(context.today, -Math.max(1, settings.whole("AutoTerminationDays")));
  const late = await overdue(context, ["Active", "Suspended"], dueBy);
  return fixed + (await each(late, ({ id, whileDueOn }) => terminateService(context, id, { whileDueOn })));
}
