import type { Context, Tx } from "../context.ts";
import { addDays } from "../days.ts";
import { queueMail } from "../mail/queue.ts";
import { readSettings, type Settings } from "../settings.ts";
import { holdInvoice } from "./hold.ts";
import { oneByOne } from "./one-by-one.ts";

/** What an invoice's client may be told of once: names of mail templates. */
export type Notice =
  | "Invoice Payment Reminder"
  | "First Invoice Overdue Notice"
  | "Second Invoice Overdue Notice"
  | "Third Invoice Overdue Notice"
  | "Credit Card Payment Due";

/** So many days after its own a notice still goes out, where the daily run could not come by on that day. */
const LATEST = 6;

/** Tells the client, once for the invoice's due day. Hold the invoice before. False when he was told already. */
export async function noticeOnce(
  context: Context,
  tx: Tx,
  invoice: { id: number; due_date: string },
  notice: Notice,
): Promise<boolean> {
  const [isFirst] = await tx
    .insertInto("invoice_notices")
    .values({ invoice_id: invoice.id, notice, due_date: invoice.due_date, created_at: context.now })
    .onConflict((conflict) => conflict.columns(["invoice_id", "notice", "due_date"]).doNothing())
    .returning("invoice_id")
    .execute();
  if (!isFirst) return false;
  await queueMail(context, tx, { template: notice, about: invoice.id });
  return true;
}

/** Days after the due day (below 0: before it) on which each notice goes out. */
function schedule(settings: Settings): { notice: Notice; days: number }[] {
  const overdue = [
    { notice: "First Invoice Overdue Notice", days: settings.whole("SendFirstOverdueInvoiceReminder") },
    { notice: "Second Invoice Overdue Notice", days: settings.whole("SendSecondOverdueInvoiceReminder") },
    { notice: "Third Invoice Overdue Notice", days: settings.whole("SendThirdOverdueInvoiceReminder") },
  ] as const;
  const before = settings.whole("SendInvoiceReminderDays");
  return [
    ...(before > 0 ? [{ notice: "Invoice Payment Reminder" as const, days: -before }] : []),
    ...overdue.filter(({ days }) => days > 0).sort((one, other) => one.days - other.days),
  ];
}

/** Unpaid invoices on which something is owed, that were there on the notice's day, which was lately. */
async function invoicesFor({ db, today }: Context, { notice, days }: { notice: Notice; days: number }) {
  const latest = addDays(today, -days);
  // A reminder of what is due is none once it is overdue.
  const earliest = days < 0 ? today : addDays(latest, -LATEST);
  let found = db
    .selectFrom("invoices")
    .innerJoin("clients", "clients.id", "invoices.client_id")
    .select(["invoices.id", "invoices.date", "invoices.due_date"])
    .where("invoices.status", "=", "Unpaid")
    .where("invoices.due_date", ">=", earliest)
    .where("invoices.due_date", "<=", latest)
    .where(({ eb, ref }) =>
      eb(ref("invoices.total"), ">", eb(ref("invoices.credit"), "+", ref("invoices.amount_paid"))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("invoice_notices")
            .select("invoice_notices.invoice_id")
            .whereRef("invoice_notices.invoice_id", "=", "invoices.id")
            .whereRef("invoice_notices.due_date", "=", "invoices.due_date")
            .where("invoice_notices.notice", "=", notice),
        ),
      ),
    );
  // (updateclient: overideduenotices)
  if (days > 0) found = found.where("clients.override_due_notices", "=", 0);
  const rows = await found.orderBy("invoices.id").execute();
  return rows.filter((row) => row.date <= addDays(row.due_date, days));
}

/**
 * Reminds clients of invoices that are about to be due, and of those that are overdue: each notice on its day, once. Of
 * several whose day has come the latest alone goes out. Called by the daily run, as often as it likes; answers how many
 * were sent. (SendReminder, SendInvoiceReminderDays, SendFirstOverdueInvoiceReminder …)
 */
export async function sendReminders(context: Context): Promise<number> {
  const settings = await readSettings(context.db);
  if (!settings.isOn("SendReminder")) return 0;
  let sent = 0;
  const told = new Set<number>();
  for (const step of schedule(settings).reverse()) {
    const due = (await invoicesFor(context, step)).filter(({ id }) => !told.has(id));
    await oneByOne(due, async ({ id, due_date }) => {
      told.add(id);
      sent += await context.transaction(async (tx) => {
        const invoice = await holdInvoice(context, tx, id);
        if (invoice?.status !== "Unpaid" || invoice.balance <= 0 || invoice.due_date !== due_date) return 0;
        if (await wasToldLater(tx, invoice, step.days, settings)) return 0;
        return (await noticeOnce(context, tx, invoice, step.notice)) ? 1 : 0;
      });
    });
  }
  return sent;
}

/** Has a later notice gone out already? Then an earlier one would only confuse. */
async function wasToldLater(
  tx: Tx,
  invoice: { id: number; due_date: string },
  days: number,
  settings: Settings,
): Promise<boolean> {
  const later = schedule(settings).filter((step) => step.days > days);
  if (later.length === 0) return false;
  const known = await tx
    .selectFrom("invoice_notices")
    .select("notice")
    .where("invoice_id", "=", invoice.id)
    .where("due_date", "=", invoice.due_date)
    .where(
      "notice",
      "in",
      later.map(({ notice }) => notice),
    )
    .executeTakeFirst();
  return known !== undefined;
}
