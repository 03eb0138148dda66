import type { ReactElement } from "react";
import type { Invoice } from "../../../../data/invoices.ts";
import type { Profile } from "../../../../data/people.ts";
import type { Env } from "../../../../env.ts";
import { isPositive, negated, sumOf } from "../../../../lib/amounts.ts";
import type { Words } from "../../../../messages/words.ts";
import { DateText } from "../../../../ui/date-text.tsx";
import { formatDate } from "../../../../ui/format.ts";
import { Money } from "../../../../ui/money.tsx";
import { Paper } from "../../../../ui/paper.tsx";
import type { TotalLine } from "../../../../ui/totals.tsx";
import { readLine, readPeriod } from "./line.ts";

export interface InvoicePaperProps extends Words {
  invoice: Invoice;
  client: Profile;
  company: Pick<Env, "BRAND_NAME" | "BRAND_ADDRESS" | "BRAND_LEGAL" | "BRAND_BANK">;
}

/** The invoice as it is printed. */
export function InvoicePaper({ invoice, client, company, t, locale }: InvoicePaperProps): ReactElement {
  const { number } = invoice;
  const lines = invoice.lines.map((line) => ({ ...line, ...readLine(line.description) }));
  const date = (value: string) => <DateText value={value} locale={locale} />;
  const facts = [
    ...(invoice.date ? [{ label: t("client.invoice.issued"), value: date(invoice.date) }] : []),
    ...(invoice.due ? [{ label: t("client.invoice.due"), value: date(invoice.due) }] : []),
    ...(invoice.paid ? [{ label: t("client.invoice.paid"), value: date(invoice.paid) }] : []),
    ...(client.taxId ? [{ label: t("client.invoice.taxId"), value: <span className="ltr">{client.taxId}</span> }] : []),
  ];
  const { BRAND_NAME, BRAND_ADDRESS } = company;
  const from =
    BRAND_ADDRESS.length > 0 ? [{ label: t("billing.paper.from"), lines: [BRAND_NAME, ...BRAND_ADDRESS] }] : [];
  const hasPeriods = lines.some(({ period }) => period !== undefined);
  return (
    <Paper
      brand={company.BRAND_NAME}
      title={t("client.invoice.paper")}
      number={number}
      parties={[{ label: t("client.invoice.to"), lines: client.address }, ...from]}
      facts={facts}
      caption={t("client.invoice.caption", { number })}
      columns={{
        title: t("client.invoice.what"),
        period: hasPeriods ? t("client.invoice.period") : undefined,
        amount: t("client.invoice.amount"),
      }}
      lines={lines.map(({ id, title, period, detail, amount }) => ({
        key: id,
        title,
        detail,
        period: period && periodText(period, locale),
        amount: <Money amount={amount} currency={invoice.currency} locale={locale} />,
      }))}
      totals={totalsOf(invoice, { t, locale })}
      foot={[invoice.notes, company.BRAND_LEGAL.join(" · "), company.BRAND_BANK.join(" · ")].filter(Boolean)}
    />
  );
}

/** "9 Nov – 8 Dec 2026", or what WHMCS wrote. */
function periodText(period: string, locale: string): string {
  const days = readPeriod(period);
  if (!days) return period;
  const sameYear = days.from.slice(0, 4) === days.to.slice(0, 4);
  return `${formatDate(days.from, locale, { short: sameYear })} – ${formatDate(days.to, locale)}`;
}

/** Amounts that add up: what it costs, what was paid already, what is left. */
function totalsOf(invoice: Invoice, { t, locale }: Words): TotalLine[] {
  const money = (amount: string) => <Money amount={amount} currency={invoice.currency} locale={locale} />;
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
