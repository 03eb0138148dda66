import { actions } from "@kraken/contract";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { amountText, scaledText, wireTime } from "../../wire/amounts.ts";
import { transactionRow } from "./transaction-row.ts";

const NOT_FOUND = "Invoice ID Not Found";

export const getInvoice = handler(
  actions.getInvoice,
  async ({ db }, { invoiceid }) => {
    const row = await db
      .selectFrom("invoices")
      .leftJoin("payment_methods", "payment_methods.module", "invoices.payment_method")
      .selectAll("invoices")
      .select("payment_methods.is_card")
      .where("invoices.id", "=", invoiceid)
      .executeTakeFirst();
    if (!row) return refuse(NOT_FOUND);
    const [items, transactions] = await Promise.all([
      db
        .selectFrom("invoice_items")
        .selectAll()
        .where("invoice_id", "=", row.id)
        .orderBy("sort_order")
        .orderBy("id")
        .execute(),
      db
        .selectFrom("transactions")
        .selectAll()
        .where("invoice_id", "=", row.id)
        .orderBy("date")
        .orderBy("id")
        .execute(),
    ]);
    return {
      invoiceid: row.id,
      invoicenum: row.invoice_number,
      userid: row.client_id,
      date: row.date,
      duedate: row.due_date,
      datepaid: wireTime(row.paid_at),
      lastcaptureattempt: wireTime(row.last_capture_attempt_at),
      subtotal: amountText(row.subtotal),
      credit: amountText(row.credit),
      tax: amountText(row.tax),
      tax2: amountText(row.tax2),
      // What the invoice comes to after credit, as WHMCS has it.
      total: amountText(row.total - row.credit),
      balance: amountText(row.total - row.credit - row.amount_paid),
      taxrate: scaledText(row.tax_rate, 3),
      taxrate2: scaledText(row.tax_rate2, 3),
      status: row.status,
      paymentmethod: row.payment_method,
      notes: row.notes,
      ccgateway: row.is_card === 1,
      items: items.map((item) => ({
        id: item.id,
        type: item.type,
        relid: item.related_id,
        description: item.description,
        amount: amountText(item.amount),
        taxed: item.is_taxed === 1,
      })),
      transactions: transactions.map(transactionRow),
    };
  },
  { invoiceid: NOT_FOUND },
);
