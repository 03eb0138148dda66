import type { Context, Tx } from "../context.ts";
import { addDays } from "../days.ts";
import { inCurrency } from "../money/currency.ts";
import { balanceOf, lateFee } from "../money/payment.ts";
import { minorOf } from "../money/rounding.ts";
import { readSettings } from "../settings.ts";
import { createInvoice, insertLines, recalculate } from "./create-invoice.ts";
import { waitingBillables } from "./due-billables.ts";
import { type DueFilter, type DueItem, dueItems } from "./due-items.ts";
import { paymentMethodFor } from "./gateways.ts";
import { groupLines, groupPercent } from "./group-discount.ts";
import { holdInvoice } from "./hold.ts";
import { cancelInvoice } from "./invoice-states.ts";
import { oneByOne } from "./one-by-one.ts";

/**
 * What the daily run does with invoices. Each may run again at once: what is done is not done twice. What fails for one
 * client is thrown once the others had their turn.
 */

export type Invoiced = { created: number; latestId: number | null };

/** Things that go on one invoice: of one client, due on one day, paid in one way; each alone where the client wants so. */
function together(items: readonly DueItem[], separate: boolean): DueItem[][] {
  const groups = new Map<string, DueItem[]>();
  for (const [place, item] of items.entries()) {
    const key = separate ? String(place) : `${item.due} ${item.paymentMethod}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()];
}

async function isSeparate(tx: Tx, clientId: number): Promise<boolean> {
  const client = await tx
    .selectFrom("clients")
    .leftJoin("client_groups", "client_groups.id", "clients.group_id")
    .select(["clients.separate_invoices", "client_groups.separate_invoices as of_group"])
    .where("clients.id", "=", clientId)
    .executeTakeFirst();
  return client?.separate_invoices === 1 || client?.of_group === 1;
}

async function noteInvoiced(tx: Tx, item: DueItem, now: string): Promise<void> {
  if (item.table === "billable_items") {
    await tx
      .updateTable("billable_items")
      .set(({ eb }) => ({ invoice_count: eb("invoice_count", "+", 1), due_date: item.nextInvoice ?? undefined }))
      .where("id", "=", item.id)
      .execute();
    return;
  }
  await tx
    .updateTable(item.table)
    .set({ next_invoice_date: item.nextInvoice, updated_at: now })
    .where("id", "=", item.id)
    .execute();
  if (!item.promotes) return;
  await tx
    .updateTable("services")
    .set(({ eb }) => ({ promotion_uses: eb("promotion_uses", "+", 1) }))
    .where("id", "=", item.id)
    .execute();
}

/** One client's due things, with the client held: a second run meanwhile finds nothing left. */
async function invoiceClient(
  context: Context,
  until: string,
  filter: DueFilter & { clientId: number; sendsMail: boolean; usesCredit: boolean },
) {
  const made: number[] = [];
  await context.transaction(async (tx) => {
    await context.lockRow(tx, "clients", filter.clientId);
    const items = await dueItems(tx, until, filter, context.today);
    const groups = together(items, await isSeparate(tx, filter.clientId));
    // What waits for the next invoice of something else goes on the first one.
    const next = groups.find((group) => group.some((item) => item.table !== "billable_items"));
    const due = next?.[0]?.due;
    if (due) next.push(...(await waitingBillables(tx, filter.clientId, due, await readSettings(tx))));
    const percent = await groupPercent(tx, filter.clientId);
    for (const group of groups) {
      const [first] = group;
      if (!first) continue;
      const lines = group.flatMap((item) => item.lines);
      const invoice = await createInvoice(context, tx, {
        clientId: filter.clientId,
        date: context.today,
        dueDate: first.due,
        paymentMethod: first.paymentMethod || (await paymentMethodFor(tx, undefined, "")),
        lines: [...lines, ...groupLines(lines, percent)],
        sendsMail: filter.sendsMail,
        usesCredit: filter.usesCredit,
      });
      made.push(invoice.id);
      for (const item of group) await noteInvoiced(tx, item, context.now);
    }
  });
  return made;
}

/**
 * Invoices what is due within so many days (CreateInvoiceDaysBefore when left out): services, add-ons, domains that renew
 * by themselves, and billable items. What the client has of credit pays for it first, unless NoAutoApplyCredit says that
 * it does not. Each client's invoices are one transaction. (GenInvoices)
 */
export async function invoiceWhatIsDue(
  context: Context,
  options: DueFilter & { days?: number | undefined; sendsMail?: boolean | undefined } = {},
): Promise<Invoiced> {
  const settings = await readSettings(context.db);
  const until = addDays(context.today, options.days ?? settings.whole("CreateInvoiceDaysBefore"));
  const wide = await dueItems(context.db, until, options, context.today);
  const made: number[] = [];
  const sendsMail = options.sendsMail ?? true;
  const usesCredit = !settings.isOn("NoAutoApplyCredit");
  await oneByOne(new Set(wide.map((item) => item.clientId)), async (clientId) => {
    made.push(...(await invoiceClient(context, until, { ...options, clientId, sendsMail, usesCredit })));
  });
  return { created: made.length, latestId: made.length === 0 ? null : Math.max(...made) };
}

/** Adds the fee for paying late to invoices that are so many days overdue, once each. (AddLateFeeDays, LateFeeType …) */
export async function addLateFees(context: Context): Promise<number> {
  const settings = await readSettings(context.db);
  const value = minorOf(settings.text("InvoiceLateFeeAmount")) ?? 0;
  if (value <= 0) return 0;
  const type = settings.text("LateFeeType");
  const minimum = minorOf(settings.text("LateFeeMinimum")) ?? 0;
  const isTaxed = settings.isOn("TaxLateFee");
  // An invoice is late from the day after it was due.
  const until = addDays(context.today, -Math.max(1, settings.whole("AddLateFeeDays")));
  const late = await context.db
    .selectFrom("invoices")
    .innerJoin("clients", "clients.id", "invoices.client_id")
    .innerJoin("currencies", "currencies.id", "clients.currency_id")
    .select(["invoices.id", "currencies.rate"])
    .where("invoices.status", "=", "Unpaid")
    .where("invoices.due_date", "<=", until)
    .where("clients.late_fee_override", "=", 0)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("invoice_items")
            .select("invoice_items.id")
            .whereRef("invoice_items.invoice_id", "=", "invoices.id")
            .where("invoice_items.type", "=", "LateFee"),
        ),
      ),
    )
    .execute();
  let added = 0;
  await oneByOne(late, async ({ id, rate }) => {
    // The settings' amounts are of the default currency.
    const fee = {
      type,
      value: type === "Percentage" ? value : inCurrency(value, rate),
      minimum: inCurrency(minimum, rate),
    };
    added += await context.transaction(async (tx) => {
      const invoice = await holdInvoice(context, tx, id);
      const has = await tx
        .selectFrom("invoice_items")
        .select("id")
        .where("invoice_id", "=", id)
        .where("type", "=", "LateFee")
        .executeTakeFirst();
      if (invoice?.status !== "Unpaid" || has) return 0;
      const amount = lateFee(balanceOf(invoice), fee);
      if (amount <= 0) return 0;
      const description = `Late Fee (Added ${context.today.split("-").reverse().join("/")})`;
      await insertLines(tx, id, [{ type: "LateFee", description, amount, isTaxed }], 10_000);
      await recalculate(context, tx, id);
      return 1;
    });
  });
  return added;
}

/** Cancels invoices of which nobody paid anything for so many days after they were due; answers how many. */
export async function cancelOldInvoices(context: Context, days: number): Promise<number> {
  const old = await context.db
    .selectFrom("invoices")
    .select("id")
    .where("status", "=", "Unpaid")
    .where("due_date", "<", addDays(context.today, -days))
    .execute();
  let cancelled = 0;
  await oneByOne(old, async ({ id }) => {
    cancelled += await context.transaction(async (tx) => {
      const invoice = await holdInvoice(context, tx, id);
      if (invoice?.status !== "Unpaid" || invoice.amount_paid !== 0) return 0;
      await cancelInvoice(context, tx, id);
      return 1;
    });
  });
  return cancelled;
}
