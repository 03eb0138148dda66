import { logActivity } from "../activity.ts";
import { createInvoice } from "../billing/create-invoice.ts";
import { paymentMethodFor } from "../billing/gateways.ts";
import type { Context, Tx } from "../context.ts";
import { refuse } from "../errors.ts";
import { aboutQuote } from "../mail/fields/quote.ts";
import { queueAdminMail, queueMail } from "../mail/queue.ts";
import { converted } from "../money/currency.ts";
import { readSettings } from "../settings.ts";
import { amountText } from "../wire/amounts.ts";
import { futureClient } from "./future-client.ts";
import { lineAmount, lineText } from "./lines.ts";

const UNKNOWN = "Quote ID Not Found";

/** The quote's lines as the invoice's, in the client's currency where that has become another. */
async function invoiceLines(tx: Tx, quoteId: number, from: { rate: number }, to: { rate: number }) {
  const items = await tx
    .selectFrom("quote_items")
    .selectAll()
    .where("quote_id", "=", quoteId)
    .orderBy("sort_order")
    .orderBy("id")
    .execute();
  return items.map((item) => ({
    description: lineText(item, amountText(converted(item.unit_price, from, to))),
    amount: converted(lineAmount(item), from, to),
    isTaxed: item.is_taxable === 1,
  }));
}

async function tell(context: Context, tx: Tx, quoteId: number): Promise<void> {
  const subject = await aboutQuote(tx, quoteId, await readSettings(tx));
  if (!subject) return;
  await queueMail(context, tx, { template: "Quote Accepted", about: subject });
  const merge = subject.fields;
  await queueAdminMail(context, tx, { template: "Quote Accepted Notification", staff: { type: "account" }, merge });
}

async function currencyRate(tx: Tx, id: number) {
  return tx.selectFrom("currencies").select("rate").where("id", "=", id).executeTakeFirstOrThrow();
}

/**
 * Accepts a quote, whatever its stage, and answers its invoice: made once, with the taxes of the day on which it is
 * accepted; whoever asks again gets the same. Somebody who is not a client becomes one. (AcceptQuote)
 */
export async function acceptQuote(context: Context, quoteId: number): Promise<number> {
  const { today } = context;
  const found = await context.db
    .selectFrom("quotes")
    .select(["client_id", "invoice_id"])
    .where("id", "=", quoteId)
    .executeTakeFirst();
  if (!found) return refuse(UNKNOWN);
  if (found.invoice_id !== null) return found.invoice_id;
  const expected = found.client_id ?? (await futureClient(context, quoteId));
  return context.transaction(async (tx) => {
    // The client before the quote, as whoever deletes him takes them.
    await context.lockRow(tx, "clients", expected);
    await context.lockRow(tx, "quotes", quoteId);
    const quote = await tx
      .selectFrom("quotes")
      .select(["client_id", "invoice_id", "currency_id"])
      .where("id", "=", quoteId)
      .executeTakeFirst();
    if (!quote) return refuse(UNKNOWN);
    if (quote.invoice_id !== null) return quote.invoice_id;
    const client = await tx
      .selectFrom("clients")
      .select(["id", "currency_id", "default_gateway"])
      .where("id", "=", quote.client_id ?? expected)
      .executeTakeFirst();
    if (!client) return refuse(UNKNOWN);
    const [from, to] = [await currencyRate(tx, quote.currency_id), await currencyRate(tx, client.currency_id)];
    const invoice = await createInvoice(context, tx, {
      clientId: client.id,
      date: today,
      dueDate: today,
      paymentMethod: await paymentMethodFor(tx, undefined, client.default_gateway),
      // The mail about the accepted quote tells of its invoice.
      lines: await invoiceLines(tx, quoteId, from, to),
    });
    await tx
      .updateTable("quotes")
      .set({
        client_id: client.id,
        invoice_id: invoice.id,
        stage: "Accepted",
        accepted_on: today,
        modified_on: today,
      })
      .where("id", "=", quoteId)
      .execute();
    await tell(context, tx, quoteId);
    await logActivity(context, tx, {
      clientId: client.id,
      description: `Accepted Quote - Quote ID: ${quoteId} - Invoice ID: ${invoice.id}`,
    });
    return invoice.id;
  });
}
