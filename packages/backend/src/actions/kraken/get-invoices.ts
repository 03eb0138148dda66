import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { clientName } from "../../lists/client-name.ts";
import { foundIds, isFound } from "../../lists/found.ts";
import { countsOf, idsIn, inOrderOf, pageOfIds } from "../../lists/page.ts";
import { amountText, wireTime } from "../../wire/amounts.ts";

const columns = {
  id: "invoices.id",
  invoicenumber: "invoices.invoice_number",
  date: "invoices.date",
  duedate: "invoices.due_date",
  total: "invoices.total",
  status: "invoices.status",
} as const;

export const krakenGetInvoices = handler(actions.krakenGetInvoices, async (context, input) => {
  const { db, today } = context;
  const wanted = await foundIds(context, "invoice", input.search);
  let found = db.selectFrom("invoices");
  if (wanted) found = found.where(isFound(wanted, "invoices"));
  if (input.clientid !== undefined) found = found.where("invoices.client_id", "=", input.clientid);
  if (input.status?.toLowerCase() === "overdue") {
    found = found.where("invoices.status", "=", "Unpaid").where("invoices.due_date", "<", today);
  } else if (input.status) found = found.where("invoices.status", "=", input.status);
  const page = await pageOfIds(found, "invoices", input, columns[input.orderby ?? "id"], input.order);
  const rows = await db
    .selectFrom("invoices")
    .innerJoin("clients", "clients.id", "invoices.client_id")
    .innerJoin("currencies", "currencies.id", "clients.currency_id")
    .selectAll("invoices")
    .select(["clients.firstname", "clients.lastname", "clients.companyname", "currencies.code"])
    .where("invoices.id", "in", idsIn(page.ids))
    .execute();
  const invoices = inOrderOf(page.ids, rows).map((row) => ({
    id: row.id,
    invoicenum: row.invoice_number,
    clientid: row.client_id,
    clientname: clientName(row),
    date: row.date,
    duedate: row.due_date,
    datepaid: wireTime(row.paid_at),
    total: amountText(row.total),
    credit: amountText(row.credit),
    balance: amountText(row.total - row.credit - row.amount_paid),
    status: row.status,
    paymentmethod: row.payment_method,
    currencycode: row.code,
  }));
  return { ...countsOf(page, invoices), invoices };
});
