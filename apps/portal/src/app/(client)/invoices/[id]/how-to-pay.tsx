import type { ReactElement } from "react";
import type { Invoice } from "../../../../data/invoices.ts";
import { env } from "../../../../env.ts";
import type { Words } from "../../../../messages/words.ts";
import { DateText } from "../../../../ui/date-text.tsx";
import { DescriptionList } from "../../../../ui/description-list.tsx";
import { Figure } from "../../../../ui/figure.tsx";
import { Money } from "../../../../ui/money.tsx";
import { Panel } from "../../../../ui/panel.tsx";
import { Prose } from "../../../../ui/prose.tsx";
import { Section } from "../../../../ui/section.tsx";
import { Ways, type WaysProps } from "./pay/ways.tsx";

export interface HowToPayProps extends WaysProps {
  /** A payment of it is looked for: until that is settled nothing else can be paid. */
  isLookedFor: boolean;
}

/** What is to be paid, until when, and how: here, at WHMCS, or by transfer. */
export function HowToPay({ isLookedFor, ...ways }: HowToPayProps): ReactElement {
  const { invoice, methods, t, locale } = ways;
  const { balance, currency, due, number } = invoice;
  const method = methods.get(invoice.paymentMethod);
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
      {!isLookedFor && <Ways {...ways} />}
      <Transfer {...{ invoice, t, locale }} />
    </Panel>
  );
}

/** To whom one transfers: WHMCS tells nobody its gateway's own text, so that the company's is in the configuration. */
function Transfer({ invoice, t, locale }: Words & { invoice: Invoice }): ReactElement | null {
  const { BRAND_BANK } = env();
  const { balance, currency, number } = invoice;
  // By its own way to pay it goes by itself.
  if (BRAND_BANK.length === 0)
    return invoice.takesCards ? null : <p className="muted">{t("client.invoice.howHelp")}</p>;
  return (
    <Section level={3} title={t("billing.pay.transfer")}>
      <Prose>{BRAND_BANK.join("\n")}</Prose>
      <DescriptionList
        tight
        items={[
          {
            label: t("client.invoice.amount"),
            value: <Money amount={balance} currency={currency} locale={locale} />,
          },
          { label: t("client.invoice.reference"), value: <span className="num ltr">{number}</span> },
        ]}
      />
      <p className="muted">{t("client.invoice.howHelp")}</p>
    </Section>
  );
}
