import "server-only";
import type { StaffScope } from "../../../../access/scope.ts";
import { orElse } from "../../../../data/failure.ts";
import { type StaffInvoice, staffInvoiceNow } from "../../../../data/staff/invoices.ts";
import { compareAmounts } from "../../../../lib/amounts.ts";
import type { Words } from "../../../../messages/words.ts";
import { formatMoney, labelled } from "../../../../ui/format.ts";

/** What was before and after, of an invoice's balance or a client's credit, and what was reckoned. */
export type Figures = {
  of: "balance" | "credit";
  currency: string;
  before: string;
  after: string | undefined;
  reckoned: string;
};

/** What stands beside "done": the figures, and where the engine has another one than was reckoned, both. */
export function figuresText(
  { of, currency, before, after, reckoned }: Figures,
  { t, locale }: Words,
): string | undefined {
  if (after === undefined) return undefined;
  const money = (amount: string) => formatMoney(amount, currency, locale) ?? amount;
  if (compareAmounts(after, reckoned) !== 0)
    return t(of === "balance" ? "money.differs.balance" : "transactions.creditDiffers", {
      reckoned: money(reckoned),
      told: money(after),
    });
  const label = t(of === "balance" ? "money.invoice.toPay" : "money.deeds.credit.has");
  return labelled(label, `${money(before)} → ${money(after)}`, locale);
}

/** The invoice that a transaction is or was of; undefined where there is none, or it can't be read. */
export const invoiceOf = (scope: StaffScope, id: number | undefined): Promise<StaffInvoice | undefined> =>
  id === undefined ? Promise.resolve(undefined) : orElse(staffInvoiceNow(scope, id), undefined);
