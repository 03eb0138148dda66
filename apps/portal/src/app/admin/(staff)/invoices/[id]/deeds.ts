import type { StaffInvoice } from "../../../../../data/staff/invoices.ts";
import { paidOf } from "../../../../../data/staff/reckon-invoice.ts";
import { isPositive } from "../../../../../lib/amounts.ts";

export const deeds = ["publish", "pay", "capture", "credit", "refund", "send", "lines", "details", "cancel"] as const;
export type Deed = (typeof deeds)[number];

/** In which states each can be done. */
const states: Record<Deed, readonly string[]> = {
  publish: ["Draft"],
  pay: ["Unpaid", "Collections", "Payment Pending"],
  capture: ["Unpaid"],
  credit: ["Unpaid"],
  refund: ["Paid", "Unpaid", "Collections", "Payment Pending", "Cancelled"],
  send: ["Unpaid", "Paid", "Collections", "Payment Pending", "Refunded"],
  lines: ["Draft", "Unpaid", "Collections", "Payment Pending"],
  details: ["Draft", "Unpaid", "Paid", "Cancelled", "Refunded", "Collections", "Payment Pending"],
  cancel: ["Draft", "Unpaid", "Collections", "Payment Pending"],
};

/** What can be done with an invoice as it is, what is likeliest first. */
export const deedsOf = (
  invoice: Pick<StaffInvoice, "status" | "balance" | "transactions" | "client"> & Parameters<typeof paidOf>[0],
): Deed[] =>
  deeds.filter((deed) => {
    if (!states[deed].includes(invoice.status)) return false;
    if (deed === "refund") return isPositive(paidOf(invoice));
    if (deed === "credit") return isPositive(invoice.client.credit) && isPositive(invoice.balance);
    return deed !== "capture" || isPositive(invoice.balance);
  });
