import type { Quote } from "../../../../data/quotes.ts";
import type { Words } from "../../../../messages/words.ts";
import type { Sheet } from "../../../../pdf/sheet.ts";
import { formatDate, formatMoney, withCommas } from "../../../../ui/format.ts";
import { type Addressee, type Company, partiesOf } from "../../invoices/[id]/invoice-sheet.ts";

/** A quote as it is printed. */
export function quoteSheet(quote: Quote, client: Addressee, company: Company, { t, locale }: Words): Sheet {
  const { currency, taxes } = quote;
  const money = (amount: string) => formatMoney(amount, currency, locale) ?? amount;
  const fact = (label: string, value: string | null) =>
    value ? [{ label, value: formatDate(value, locale) ?? value }] : [];
  return {
    brand: company.BRAND_NAME,
    title: t("billing.quotes.paper"),
    number: String(quote.id),
    parties: partiesOf(client, company, t),
    facts: [...fact(t("billing.quotes.made"), quote.date), ...fact(t("billing.quotes.until"), quote.validUntil)],
    caption: t("billing.quotes.lines", { id: quote.id }),
    columns: { title: t("client.invoice.what"), amount: t("client.invoice.amount") },
    lines: quote.lines.map((line) => ({
      key: line.id,
      title: line.description,
      detail: detailOf(line, money, { t, locale }),
      amount: money(line.amount),
    })),
    totals: [
      ...(taxes.length > 0 ? [{ label: t("client.invoice.subtotal"), value: money(quote.subtotal) }] : []),
      ...taxes.map((tax) => ({ label: t("billing.quotes.tax"), value: money(tax) })),
      { label: t("client.invoice.total"), value: money(quote.total), total: true },
    ],
    foot: [quote.notes, company.BRAND_LEGAL.join(" · ")].filter(Boolean),
  };
}

/** "12 × €5.50, 5 % off"; nothing for one of something at its price. */
function detailOf(
  { quantity, price, discount }: Quote["lines"][number],
  money: (amount: string) => string,
  { t, locale }: Words,
): string | undefined {
  const parts = [
    ...(quantity === 1 ? [] : [t("billing.quotes.times", { quantity, price: money(price) })]),
    ...(Number(discount) === 0 ? [] : [t("billing.quotes.off", { percent: Number(discount) })]),
  ];
  return parts.length === 0 ? undefined : withCommas(parts, locale);
}
