import type { Context, Tx } from "../../context.ts";
import type { Settings } from "../../settings.ts";
import { shownAmount } from "../../wire/amounts.ts";
import { escaped, Html, link } from "../merge.ts";
import { clientFields, lookOf } from "./client.ts";
import { portalPage, shownDay } from "./shown.ts";
import type { Subject } from "./subject.ts";

type Db = Context["db"] | Tx;

/** Rows of text and amount as an HTML table. */
export const amountTable = (rows: readonly (readonly [string, string])[]): Html =>
  new Html(
    `<table>${rows
      .map(([text, amount]) => `<tr><td>${escaped(text).replace(/\n/g, "<br />")}</td><td>${escaped(amount)}</td></tr>`)
      .join("")}</table>`,
  );

const DAY_MS = 86_400_000;

/** Invoice mail. `today` is what overdue days are counted from. */
export async function aboutInvoice(
  db: Db,
  id: number,
  settings: Settings,
  today: string,
): Promise<Subject | undefined> {
  const invoice = await db
    .selectFrom("invoices")
    .leftJoin("payment_methods", "payment_methods.module", "invoices.payment_method")
    .selectAll("invoices")
    .select("payment_methods.display_name as payment_method_name")
    .where("invoices.id", "=", id)
    .executeTakeFirst();
  if (!invoice) return undefined;
  const look = await lookOf(db, invoice.client_id);
  const shown = (minor: number) => shownAmount(minor, look);
  const lines = await db
    .selectFrom("invoice_items")
    .select(["description", "amount"])
    .where("invoice_id", "=", id)
    .orderBy("sort_order")
    .orderBy("id")
    .execute();
  const transactions = await db
    .selectFrom("transactions")
    .select(["amount_in", "amount_out", "transaction_id"])
    .where("invoice_id", "=", id)
    .orderBy("date", "desc")
    .orderBy("id", "desc")
    .execute();
  const payment = transactions.find((entry) => entry.amount_in > 0);
  const refund = transactions.find((entry) => entry.amount_out > 0);
  const balance = invoice.total - invoice.credit - invoice.amount_paid;
  const overdue = Math.round((Date.parse(today) - Date.parse(invoice.due_date)) / DAY_MS);
  return {
    clientId: invoice.client_id,
    fields: {
      ...(await clientFields(db, invoice.client_id)),
      invoice_id: invoice.id,
      invoice_num: invoice.invoice_number || String(invoice.id),
      invoice_date_created: shownDay(invoice.date, settings),
      invoice_date_due: shownDay(invoice.due_date, settings),
      invoice_date_paid: shownDay(invoice.paid_at, settings),
      invoice_days_overdue: Math.max(0, overdue),
      invoice_subtotal: shown(invoice.subtotal),
      invoice_credit: shown(invoice.credit),
      invoice_tax: shown(invoice.tax),
      invoice_tax2: shown(invoice.tax2),
      invoice_total: shown(invoice.total),
      invoice_amount_paid: shown(invoice.amount_paid),
      invoice_balance: shown(balance),
      invoice_last_payment_amount: payment ? shown(payment.amount_in) : "",
      invoice_last_payment_transid: payment?.transaction_id ?? "",
      invoice_last_refund_amount: refund ? shown(refund.amount_out) : "",
      invoice_status: invoice.status,
      invoice_payment_method: invoice.payment_method_name ?? invoice.payment_method,
      invoice_notes: invoice.notes,
      invoice_link: link(portalPage(settings, `invoices/${invoice.id}`)),
      invoice_html_contents: amountTable([
        ...lines.map(({ description, amount }) => [description, shown(amount)] as const),
        ["Subtotal", shown(invoice.subtotal)],
        ...(invoice.tax === 0 ? [] : [["Tax", shown(invoice.tax)] as const]),
        ...(invoice.tax2 === 0 ? [] : [["Tax 2", shown(invoice.tax2)] as const]),
        ...(invoice.credit === 0 ? [] : [["Credit", shown(-invoice.credit)] as const]),
        ["Total", shown(invoice.total)],
      ]),
    },
  };
}
