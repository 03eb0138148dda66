import { dayText, type Moment, momentText } from "./calendar.ts";
import { taxRateOf } from "./client-story.ts";
import type { Rows } from "./company-rows.ts";
import { totalsOf } from "./money.ts";
import { byNow, flag, maybeDay, maybeMoment, onDay, rateOf } from "./row-values.ts";
import type { ClientStory, InvoiceStory, World } from "./world.ts";

/** Money's rows: some before the orders that name an invoice, some after. */
export function billingRows(world: World): { before: Rows; after: Rows; creditOf(client: ClientStory): number } {
  const credit = new Map<number, number>();
  for (const { client, amount } of world.credits) credit.set(client.id, (credit.get(client.id) ?? 0) + amount);
  return {
    creditOf: (client) => credit.get(client.id) ?? 0,
    before: {
      pay_methods: payMethodRows(world),
      invoices: world.invoices.map((invoice) => invoiceRow(invoice, world.now)),
    },
    after: {
      invoice_items: world.invoices.flatMap(itemRows),
      transactions: transactionRows(world),
      credits: world.credits.map(({ client, day, description, amount, invoice }) => ({
        client_id: client.id,
        date: dayText(day),
        description: invoice ? `${description} #${invoice.id}` : description,
        amount,
        related_id: invoice?.id ?? 0,
        created_at: onDay(day, world.now),
      })),
      ...quoteRows(world),
    },
  };
}

function invoiceRow(invoice: InvoiceStory, now: Moment) {
  const rate = taxRateOf(invoice.client);
  const { subtotal, tax, total } = totalsOf(invoice.lines, rate);
  const created = byNow(invoice.date * 86_400 + 21_600, now);
  return {
    id: invoice.id,
    client_id: invoice.client.id,
    date: dayText(invoice.date),
    due_date: dayText(invoice.due),
    paid_at: maybeMoment(invoice.paid),
    last_capture_attempt_at: maybeMoment(invoice.captureAttempt),
    refunded_at: maybeMoment(invoice.refunded),
    cancelled_at: invoice.cancelled === null ? null : byNow(invoice.cancelled, now),
    subtotal,
    credit: invoice.credit,
    tax,
    total,
    amount_paid: invoice.transactions.reduce((sum, each) => sum + each.in - each.out, 0),
    tax_rate: rate,
    status: invoice.status,
    payment_method: invoice.method,
    notes: invoice.notes,
    created_at: created,
    updated_at: byNow(invoice.refunded ?? invoice.cancelled ?? invoice.paid ?? invoice.date * 86_400 + 21_600, now),
  };
}

function itemRows(invoice: InvoiceStory) {
  return invoice.lines.map((line, sort_order) => ({
    invoice_id: invoice.id,
    type: line.type,
    related_id: line.about?.id ?? 0,
    description: line.description,
    amount: line.amount,
    is_taxed: flag(line.taxed),
    sort_order,
  }));
}

function transactionRows(world: World) {
  return world.invoices
    .flatMap((invoice) =>
      invoice.transactions.map((transaction) => ({
        id: transaction.id,
        client_id: invoice.client.id,
        gateway: transaction.gateway,
        date: momentText(transaction.moment),
        description: transaction.description,
        amount_in: transaction.in,
        fees: transaction.fees,
        amount_out: transaction.out,
        rate: rateOf(invoice.client),
        transaction_id: transaction.reference,
        invoice_id: invoice.id,
        refund_of_id: transaction.refundOf?.id ?? null,
      })),
    )
    .sort((one, other) => one.id - other.id);
}

function payMethodRows(world: World) {
  const places = new Map<number, number>();
  return world.payMethods.map(({ client, type, description, lastFour, expiry }) => {
    const sort_order = places.get(client.id) ?? 0;
    places.set(client.id, sort_order + 1);
    const created = momentText(client.created);
    const isCard = type === "card";
    return {
      client_id: client.id,
      type: isCard ? "RemoteCreditCard" : "BankAccount",
      description,
      gateway: isCard ? "sandboxcard" : "",
      contact_type: "Client",
      contact_id: client.id,
      card_last_four: isCard ? lastFour : "",
      card_type: isCard ? "Visa" : "",
      card_expiry: expiry,
      bank_name: isCard ? "" : "Beispielbank",
      bank_account_type: isCard ? "" : "Checking",
      bank_last_four: isCard ? "" : lastFour,
      remote_token: isCard ? `sandbox_${client.id}_${lastFour}` : "",
      sort_order,
      created_at: created,
      updated_at: created,
    };
  });
}

function quoteRows(world: World): Rows {
  const lineOf = (item: { quantity: number; price: number; discount: number }) =>
    Math.round((item.quantity * item.price * (10_000 - item.discount)) / 1_000_000);
  return {
    quotes: world.quotes.map((quote) => {
      const lines = quote.items.map((item) => ({ amount: lineOf(item), taxed: true }));
      const { subtotal, tax, total } = totalsOf(lines, taxRateOf(quote.client));
      return {
        id: quote.id,
        subject: quote.subject,
        stage: quote.stage,
        valid_until: dayText(quote.validUntil),
        client_id: quote.client.id,
        currency_id: quote.client.currency,
        subtotal,
        tax1: tax,
        total,
        proposal: quote.proposal,
        customer_notes: quote.notes,
        created_on: dayText(quote.created),
        modified_on: dayText(quote.created),
        sent_on: quote.stage === "Draft" ? null : dayText(quote.created + 1),
        accepted_on: maybeDay(quote.accepted),
      };
    }),
    quote_items: world.quotes.flatMap((quote) =>
      quote.items.map((item, sort_order) => ({
        quote_id: quote.id,
        description: item.description,
        quantity: item.quantity,
        unit_price: item.price,
        discount: item.discount,
        is_taxable: 1 as const,
        sort_order,
      })),
    ),
  };
}
