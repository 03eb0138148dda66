import type { Selectable } from "kysely";
import type { TransactionsTable } from "../../schema/billing.ts";
import { amountText, scaledText, wireTime } from "../../wire/amounts.ts";

/** A transaction as GetTransactions and GetInvoice list it. Without a client it names its currency, else 0. */
export const transactionRow = (row: Selectable<TransactionsTable>) => ({
  id: row.id,
  userid: row.client_id ?? 0,
  currency: row.currency_id ?? 0,
  gateway: row.gateway,
  date: wireTime(row.date),
  description: row.description,
  amountin: amountText(row.amount_in),
  fees: amountText(row.fees),
  amountout: amountText(row.amount_out),
  rate: scaledText(row.rate, 5),
  transid: row.transaction_id,
  invoiceid: row.invoice_id ?? 0,
  refundid: row.refund_of_id ?? 0,
});
