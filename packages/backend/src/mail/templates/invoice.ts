import { DEAR_CLIENT, SIGNED, type Template, templatesOf } from "./template.ts";

const invoice = templatesOf("invoice", DEAR_CLIENT, SIGNED);

const totals = "Amount due: <strong>{$invoice_balance}</strong><br />Due on: {$invoice_date_due}";
const see = "You can see and pay the invoice here: {$invoice_link}";
const lines = "{$invoice_html_contents}";

const overdue = (which: string) =>
  invoice(
    `${which} Invoice Overdue Notice`,
    `${which} Invoice Overdue Notice`,
    "invoice #{$invoice_num} of {$invoice_date_created} is {$invoice_days_overdue} days overdue.",
    totals,
    which === "Third"
      ? "This is our last reminder. Please pay now, so that nothing has to be suspended."
      : "Please pay it soon.",
    see,
  );

/** About an invoice. */
export const invoiceTemplates: readonly Template[] = [
  invoice(
    "Invoice Created",
    "Customer Invoice",
    "this is a notice that invoice #{$invoice_num} was made on {$invoice_date_created}.",
    "You pay by {$invoice_payment_method}.",
    totals,
    lines,
    see,
  ),
  invoice(
    "Credit Card Invoice Created",
    "Customer Invoice",
    "this is a notice that invoice #{$invoice_num} was made on {$invoice_date_created}. Your card will be charged on the due date: you need to do nothing.",
    totals,
    lines,
    see,
  ),
  invoice(
    "Invoice Payment Reminder",
    "Invoice Payment Reminder",
    "this is a reminder that invoice #{$invoice_num} of {$invoice_date_created} is due on {$invoice_date_due}.",
    totals,
    see,
  ),
  overdue("First"),
  overdue("Second"),
  overdue("Third"),
  invoice(
    "Invoice Payment Confirmation",
    "Invoice Payment Confirmation",
    "this is the receipt for invoice #{$invoice_num} of {$invoice_date_created}.",
    lines,
    "Amount: {$invoice_last_payment_amount}<br />Transaction: {$invoice_last_payment_transid}<br />Paid in all: {$invoice_amount_paid}<br />Left to pay: {$invoice_balance}<br />Status: {$invoice_status}",
    "You find it again here: {$invoice_link}",
  ),
  invoice(
    "Credit Card Payment Confirmation",
    "Credit Card Payment Confirmation",
    "this is the receipt for the payment by card of invoice #{$invoice_num} of {$invoice_date_created}.",
    lines,
    "Amount: {$invoice_last_payment_amount}<br />Transaction: {$invoice_last_payment_transid}<br />Status: {$invoice_status}",
  ),
  invoice(
    "Credit Card Payment Failed",
    "Credit Card Payment Failed",
    "your card could not be charged for invoice #{$invoice_num}. Please check its details, or pay in another way: {$invoice_link}",
    totals,
  ),
  invoice(
    "Credit Card Payment Due",
    "Credit Card Payment Due",
    "invoice #{$invoice_num} is due on {$invoice_date_due}, and we have no card to charge for it.",
    totals,
    see,
  ),
  invoice(
    "Invoice Refund Confirmation",
    "Invoice Refund Confirmation",
    "this is a confirmation that {$invoice_last_refund_amount} of invoice #{$invoice_num} have been given back.",
  ),
];
