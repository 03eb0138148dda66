import type { ReactElement } from "react";
import type { Invoice } from "../../../../data/invoices.ts";
import { isPositive } from "../../../../lib/amounts.ts";
import type { Words } from "../../../../messages/words.ts";
import { DateText } from "../../../../ui/date-text.tsx";
import { DescriptionList } from "../../../../ui/description-list.tsx";
import { Figure } from "../../../../ui/figure.tsx";
import { formatMoney } from "../../../../ui/format.ts";
import { Money } from "../../../../ui/money.tsx";
import { Panel } from "../../../../ui/panel.tsx";

export interface HowToPayProps extends Words {
  invoice: Invoice;
  /** The name of the way to pay that was chosen, if it is known. */
  method: string | undefined;
  /** What is left on the client's credit. */
  credit: string;
}

/** What is to be paid, until when, and how. */
export function HowToPay({ invoice, method, credit, t, locale }: HowToPayProps): ReactElement {
  const { balance, currency, due, number } = invoice;
  return (
    <Panel title={t("client.invoice.how")}>
      <Figure label={t("client.invoice.toPay")}>
        <Money amount={balance} currency={currency} locale={locale} />
      </Figure>
      <DescriptionList
        tight
        items={[
          ...(method === undefined ? [] : [{ label: t("client.invoice.method"), value: method }]),
          { label: t("client.invoice.due"), value: <DateText value={due} locale={locale} /> },
          { label: t("client.invoice.reference"), value: <span className="num ltr">{number}</span> },
        ]}
      />
      <p className="muted">{t("client.invoice.howHelp")}</p>
      {isPositive(credit) && (
        <p className="muted">
          {t("client.invoice.credit", { amount: formatMoney(credit, currency, locale) ?? credit })}
        </p>
      )}
    </Panel>
  );
}
