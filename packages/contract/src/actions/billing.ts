export * from "./billing/invoices.ts";
export * from "./billing/pay-methods.ts";
export * from "./billing/payments.ts";
export * from "./billing/quotes.ts";
