import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { pageOf } from "../../paging.ts";
import { amountText, scaledText, wireTime } from "../../wire/amounts.ts";

const columns = {
  id: "invoices.id",
  invoicenumber: "invoices.invoice_number",
  invoicenum: "invoices.invoice_number",
  date: "invoices.date",
  duedate: "invoices.due_date",
  total: "invoices.total",
  status: "invoices.status",
} as const;

export const getInvoices = handler(actions.getInvoices, async ({ db, today }, input) => {
  const { limit, offset } = pageOf(input);
  let found = db.selectFrom("invoices");
  if (input.userid !== undefined) found = found.where("invoices.client_id", "=", input.userid);
  if (input.status?.toLowerCase() === "overdue") {
    found = found.where("invoices.status", "=", "Unpaid").where("invoices.due_date", "<", today);
  } else if (input.status) found = found.where("invoices.status", "=", input.status);
  const direction = input.order ?? "asc";
  const [{ total }, rows] = await Promise.all([
    found.select(({ fn }) => fn.countAll<number>().as("total")).executeTakeFirstOrThrow(),
    found
      .innerJoin("clients", "clients.id", "invoices.client_id")
      .innerJoin("currencies", "currencies.id", "clients.currency_id")
      .selectAll("invoices")
      .select(["clients.firstname", "clients.lastname", "clients.companyname"])
      .select(["currencies.code", "currencies.prefix", "currencies.suffix"])
      .orderBy(columns[input.orderby ?? "id"], direction)
      .orderBy("invoices.id", direction)
      .limit(limit)
      .offset(offset)
      .execute(),
  ]);
  const invoices = rows.map((row) => ({
    id: row.id,
    userid: row.client_id,
    firstname: row.firstname,
    lastname: row.lastname,
    companyname: row.companyname,
    invoicenum: row.invoice_number,
    date: row.date,
    duedate: row.due_date,
    datepaid: wireTime(row.paid_at),
    last_capture_attempt: wireTime(row.last_capture_attempt_at),
    date_refunded: wireTime(row.refunded_at),
    date_cancelled: wireTime(row.cancelled_at),
    subtotal: amountText(row.subtotal),
    credit: amountText(row.credit),
    tax: amountText(row.tax),
    tax2: amountText(row.tax2),
    // What the invoice comes to after credit, as WHMCS has it.
    total: amountText(row.total - row.credit),
    taxrate: scaledText(row.tax_rate, 3),
    taxrate2: scaledText(row.tax_rate2, 3),
    status: row.status,
    paymentmethod: row.payment_method,
    paymethodid: row.pay_method_id,
    notes: row.notes,
    created_at: wireTime(row.created_at),
    updated_at: wireTime(row.updated_at),
    currencycode: row.code,
    currencyprefix: row.prefix,
    currencysuffix: row.suffix,
  }));
  return { totalresults: total, startnumber: offset, numreturned: invoices.length, invoices };
});
