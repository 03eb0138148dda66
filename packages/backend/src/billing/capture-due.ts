import type { Context } from "../context.ts";
import { addDays, daysBetween } from "../days.ts";
import { readSettings, type Settings } from "../settings.ts";
import { captureInvoice } from "./capture.ts";
import { holdInvoice } from "./hold.ts";
import { noticeOnce } from "./notices.ts";
import { oneByOne } from "./one-by-one.ts";

/** `unknown` are those whose answer was lost: they are asked about again. */
export type CapturedDue = { paid: number; refused: number; unknown: number };

/** Is an invoice's card to be tried today, after its last try? (CCAttemptOnlyOnce, CCRetryEveryWeekFor) */
function isTime(settings: Settings, today: string, invoice: { due_date: string; lastTry: string | null }): boolean {
  if (invoice.lastTry === null) return true;
  if (settings.isOn("CCAttemptOnlyOnce")) return false;
  const weeks = settings.whole("CCRetryEveryWeekFor");
  const since = daysBetween(invoice.lastTry.slice(0, 10), today);
  if (weeks <= 0) return since >= 1;
  return since >= 7 && today <= addDays(invoice.due_date, 7 * weeks);
}

/**
 * Charges the stored cards of unpaid invoices whose day has come (CCProcessDaysBefore days before they are due), of
 * clients who have not switched that off (updateclient: disableautocc), where the invoice is to be paid by card. A card is
 * tried once a day at most. Who has no card is told so, once. Called by the daily run, as often as it likes.
 */
export async function captureDue(context: Context): Promise<CapturedDue> {
  const { db, today, transaction } = context;
  const settings = await readSettings(db);
  const rows = await db
    .selectFrom("invoices")
    .innerJoin("clients", "clients.id", "invoices.client_id")
    .innerJoin("payment_methods", "payment_methods.module", "invoices.payment_method")
    .select(["invoices.id", "invoices.due_date", "invoices.last_capture_attempt_at as lastTry"])
    .where("invoices.status", "=", "Unpaid")
    .where("invoices.due_date", "<=", addDays(today, Math.max(0, settings.whole("CCProcessDaysBefore"))))
    .where(({ eb, ref }) =>
      eb(ref("invoices.total"), ">", eb(ref("invoices.credit"), "+", ref("invoices.amount_paid"))),
    )
    .where("payment_methods.is_card", "=", 1)
    .where("payment_methods.is_active", "=", 1)
    .where("clients.disable_auto_cc", "=", 0)
    .orderBy("invoices.id")
    .execute();
  const counts: CapturedDue = { paid: 0, refused: 0, unknown: 0 };
  await oneByOne(
    rows.filter((row) => isTime(settings, today, row)),
    async ({ id }) => {
      const outcome = await captureInvoice(context, id);
      if (outcome === "paid" || outcome === "refused" || outcome === "unknown") counts[outcome]++;
      if (outcome !== "no card") return;
      await transaction(async (tx) => {
        const invoice = await holdInvoice(context, tx, id);
        if (invoice?.status === "Unpaid") await noticeOnce(context, tx, invoice, "Credit Card Payment Due");
      });
    },
  );
  return counts;
}
