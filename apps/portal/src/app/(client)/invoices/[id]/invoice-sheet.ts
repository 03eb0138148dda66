import type { Invoice } from "../../../../data/invoices.ts";
import type { Profile } from "../../../../data/people.ts";
import type { Env } from "../../../../env.ts";
import { isPositive, negated, sumOf } from "../../../../lib/amounts.ts";
import type { Words } from "../../../../messages/words.ts";
import type { Sheet } from "../../../../pdf/sheet.ts";
import { formatDate, formatMoney } from "../../../../ui/format.ts";
import { periodText, readLine } from "./line.ts";

/** What the configuration says of the company. */
export type Company = Pick<Env, "BRAND_NAME" | "BRAND_ADDRESS" | "BRAND_LEGAL" | "BRAND_BANK">;

/** Whose address a paper has. */
export type Addressee = Pick<Profile, "address" | "taxId">;

/** To whom it is, and from whom where the configuration says it. */
export const partiesOf = (
  client: Addressee,
  { BRAND_NAME, BRAND_ADDRESS }: Company,
  t: Words["t"],
): Sheet["parties"] => [
  { label: t("client.invoice.to"), lines: client.address },
  ...(BRAND_ADDRESS.length > 0 ? [{ label: t("billing.paper.from"), lines: [BRAND_NAME, ...BRAND_ADDRESS] }] : []),
];

/** An invoice as it is printed. */
export function invoiceSheet(invoice: Invoice, client: Addressee, company: Company, { t, locale }: Words): Sheet {
  const { number, currency } = invoice;
  const lines = invoice.lines.map((line) => ({ ...line, ...readLine(line.description) }));
  const fact = (label: string, value: string | null) => (value ? [{ label, value }] : []);
  const day = (value: string | null) => value && formatDate(value, locale);
  const hasPeriods = lines.some(({ period }) => period !== undefined);
  return {
    brand: company.BRAND_NAME,
    title: t("client.invoice.paper"),
    number,
    parties: partiesOf(client, company, t),
    facts: [
      ...fact(t("client.invoice.issued"), day(invoice.date)),
      ...fact(t("client.invoice.due"), day(invoice.due)),
      ...fact(t("client.invoice.paid"), day(invoice.paid)),
      ...fact(t("client.invoice.taxId"), client.taxId),
    ],
    caption: t("client.invoice.caption", { number }),
    columns: {
      title: t("client.invoice.what"),
      period: hasPeriods ? t("client.invoice.period") : undefined,
      amount: t("client.invoice.amount"),
    },
    lines: lines.map(({ id, title, period, detail, amount }) => ({
      key: id,
      title,
      detail,
      period: period && periodText(period, locale),
      amount: formatMoney(amount, currency, locale) ?? amount,
    })),
    totals: totalsOf(invoice, { t, locale }),
    foot: [invoice.notes, company.BRAND_LEGAL.join(" · "), company.BRAND_BANK.join(" · ")].filter(Boolean),
  };
}

/** Amounts that add up: what it costs, what was paid already, what is left. */
export function totalsOf(invoice: Invoice, { t, locale }: Words): Sheet["totals"] {
  const money = (amount: string) => formatMoney(amount, invoice.currency, locale) ?? amount;
  const { subtotal, taxes, credit, transactions, balance, status } = invoice;
  const paid = sumOf(transactions.flatMap((entry) => [entry.in, negated(entry.out)]));
  const rest = status !== "Cancelled" && status !== "Refunded";
  return [
    ...(taxes.length > 0 ? [{ label: t("client.invoice.subtotal"), value: money(subtotal) }] : []),
    ...taxes.map(({ rate, amount }) => ({
      label: t("client.invoice.tax", { rate: Number(rate) }),
      value: money(amount),
    })),
    {
      label: t("client.invoice.total"),
      value: money(sumOf([subtotal, ...taxes.map(({ amount }) => amount)])),
      total: !rest,
    },
    ...(isPositive(credit) ? [{ label: t("client.invoice.creditUsed"), value: money(negated(credit)) }] : []),
    ...(isPositive(paid) ? [{ label: t("client.invoice.payments"), value: money(negated(paid)) }] : []),
    ...(rest ? [{ label: t("client.invoice.toPay"), value: money(balance), total: true }] : []),
  ];
}
