import "server-only";
import type { StaffScope } from "../../../../access/scope.ts";
import { orElse } from "../../../../data/failure.ts";
import { type InvoiceClient, invoiceClient, newestRates, taxManner } from "../../../../data/staff/invoices.ts";
import type { QuoteLine } from "../../../../data/staff/quote-deeds.ts";
import { compareAmounts } from "../../../../lib/amounts.ts";
import type { Words } from "../../../../messages/words.ts";
import { formatMoney } from "../../../../ui/format.ts";
import type { TotalLine } from "../../../../ui/totals.tsx";
import { quoteTotals } from "./lines.ts";

export type QuoteReckoned = ReturnType<typeof quoteTotals> & {
  /** The rates are not known: the engine adds the taxes of the client's place. */
  isWithoutTaxes: boolean;
};

/** What lines come to for a client, with the rates that his newest invoice had. */
export async function reckonQuote(
  scope: StaffScope,
  clientId: number | undefined,
  lines: readonly QuoteLine[],
  known?: InvoiceClient,
): Promise<QuoteReckoned> {
  const client =
    known ?? (clientId === undefined ? undefined : await orElse(invoiceClient(scope, clientId), undefined));
  const [rates, manner] = await Promise.all([
    client ? orElse(newestRates(scope, client), undefined) : undefined,
    orElse(taxManner(scope), undefined),
  ]);
  const profile = { ...(rates ?? { rate: "0", rate2: "0" }), ...(manner ?? { compound: false, inclusive: false }) };
  return { ...quoteTotals(lines, profile), isWithoutTaxes: rates === undefined };
}

/** The sum as it is shown; beside it the engine's, where it has one. */
export function reckonedLines(
  { subtotal, tax, tax2, total, isWithoutTaxes }: QuoteReckoned,
  currency: string,
  { t, locale }: Words,
  told?: string,
): TotalLine[] {
  const money = (amount: string) => formatMoney(amount, currency, locale) ?? amount;
  const taxes = [tax, tax2].filter((amount) => compareAmounts(amount, "0") !== 0);
  return [
    { label: t("client.invoice.subtotal"), value: money(subtotal) },
    ...taxes.map((amount) => ({ label: t("billing.quotes.tax"), value: money(amount) })),
    {
      label: t("quotes.reckoned"),
      ...(isWithoutTaxes && { detail: t("quotes.withoutTaxes") }),
      value: money(total),
      total: true,
    },
    ...(told === undefined ? [] : [{ label: t("quotes.told"), value: money(told) }]),
  ];
}

/** What stands beside "done": both figures, where the engine has another than was reckoned. */
export function totalTold(reckoned: string, told: string, currency: string, { t, locale }: Words): string {
  const money = (amount: string) => formatMoney(amount, currency, locale) ?? amount;
  if (compareAmounts(reckoned, told) === 0) return money(told);
  return t("quotes.differs", { reckoned: money(reckoned), told: money(told) });
}
