import type { ReactElement, ReactNode } from "react";
import type { Quote } from "../../../data/quiet-order.ts";
import type { Words } from "../../../messages/words.ts";
import { Card } from "../../../ui/card.tsx";
import { intlLocale } from "../../../ui/format.ts";
import { Money } from "../../../ui/money.tsx";
import { Totals } from "../../../ui/totals.tsx";
import { periodText, readLine } from "../invoices/[id]/line.ts";

export interface PriceCardProps extends Words {
  quote: Quote;
  currency: string;
  title: string;
  /** What happens then. */
  note?: string | undefined;
  /** The form that orders it. */
  children: ReactNode;
}

/** Where a link leads that asks for a price: on a phone the card stands below what is chosen from. */
export const PRICE = "price";

/** What something costs, line by line, and the button that orders it. */
export function PriceCard({ quote, currency, title, note, children, t, locale }: PriceCardProps): ReactElement {
  const money = (amount: string) => <Money amount={amount} currency={currency} locale={locale} />;
  const { lines, taxes, total, withTaxes } = quote;
  return (
    <Card>
      <h2 id={PRICE}>{title}</h2>
      <Totals
        lines={[
          ...lines.map(({ description, amount }) => {
            const { title: label, period, detail } = readLine(description);
            const small = [period && periodText(period, locale), detail].filter(Boolean).join(" · ");
            return { label: <bdi>{label}</bdi>, detail: small || undefined, value: money(amount) };
          }),
          ...taxes.map(({ rate, amount }) => ({
            label: t("manage.buy.tax", { rate: Number(rate).toLocaleString(intlLocale(locale)) }),
            value: money(amount),
          })),
          { label: t(withTaxes ? "manage.buy.total" : "manage.buy.totalBefore"), value: money(total), total: true },
        ]}
      />
      {!withTaxes && <p className="help">{t("manage.buy.taxLater")}</p>}
      {note && <p className="help">{note}</p>}
      {children}
    </Card>
  );
}
