import type { Selectable } from "kysely";
import { addDays, addMonths, addYears } from "../days.ts";
import type { BillableItemsTable } from "../schema/billing.ts";
import type { Settings } from "../settings.ts";
import type { InvoiceLine } from "./create-invoice.ts";
import type { Db, DueItem } from "./due-items.ts";

/** The day on which an item that recurs is due again; null when that was the last time. recur_for 0 is for ever. */
function nextDue(item: Selectable<BillableItemsTable>, due: string): string | null {
  if (item.invoice_action !== "recur" || item.recur <= 0) return null;
  if (item.recur_for > 0 && item.invoice_count + 1 >= item.recur_for) return null;
  const steps: Record<string, (day: string, count: number) => string> = {
    Days: addDays,
    Weeks: (day, count) => addDays(day, count * 7),
    Months: addMonths,
    Years: addYears,
  };
  return steps[item.recur_cycle]?.(due, item.recur) ?? null;
}

const lineOf = (item: Selectable<BillableItemsTable>, settings: Settings): InvoiceLine => ({
  type: "Item",
  relatedId: item.id,
  description: item.description,
  amount: item.amount,
  isTaxed: settings.isOn("TaxBillableItems"),
});

/**
 * Billable items that make an invoice: those for the next run, and those that are due by a day. An item that recurs is
 * due as often as it says, the others once. (addbillableitem: invoiceaction)
 */
export async function dueBillables(
  db: Db,
  { until, today, clientId }: { until: string; today: string; clientId: number | undefined },
  settings: Settings,
): Promise<DueItem[]> {
  let found = db
    .selectFrom("billable_items")
    .innerJoin("clients", "clients.id", "billable_items.client_id")
    .selectAll("billable_items")
    .select("clients.default_gateway")
    .where(({ and, or, eb }) =>
      or([
        and([eb("invoice_action", "=", "nextcron"), eb("invoice_count", "=", 0)]),
        and([eb("invoice_action", "=", "duedate"), eb("invoice_count", "=", 0), eb("due_date", "<=", until)]),
        and([
          eb("invoice_action", "=", "recur"),
          eb("due_date", "<=", until),
          or([eb("recur_for", "=", 0), eb("invoice_count", "<", eb.ref("recur_for"))]),
        ]),
      ]),
    );
  if (clientId !== undefined) found = found.where("billable_items.client_id", "=", clientId);
  return (await found.orderBy("billable_items.id").execute()).map((item) => {
    const due = item.invoice_action === "nextcron" ? today : (item.due_date ?? today);
    return {
      table: "billable_items",
      id: item.id,
      clientId: item.client_id,
      due,
      nextInvoice: nextDue(item, due),
      paymentMethod: item.default_gateway,
      lines: [lineOf(item, settings)],
      promotes: false,
    };
  });
}

/** A client's billable items that wait for an invoice to go on. */
export async function waitingBillables(db: Db, clientId: number, due: string, settings: Settings): Promise<DueItem[]> {
  const found = await db
    .selectFrom("billable_items")
    .selectAll()
    .where("client_id", "=", clientId)
    .where("invoice_action", "=", "nextinvoice")
    .where("invoice_count", "=", 0)
    .orderBy("id")
    .execute();
  return found.map((item) => ({
    table: "billable_items",
    id: item.id,
    clientId,
    due,
    nextInvoice: null,
    paymentMethod: "",
    lines: [lineOf(item, settings)],
    promotes: false,
  }));
}
