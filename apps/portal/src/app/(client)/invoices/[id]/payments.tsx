import type { ReactElement } from "react";
import type { Invoice } from "../../../../data/invoices.ts";
import { isPositive } from "../../../../lib/amounts.ts";
import type { Words } from "../../../../messages/words.ts";
import { formatDate } from "../../../../ui/format.ts";
import { Money } from "../../../../ui/money.tsx";
import { Section } from "../../../../ui/section.tsx";
import { Timeline } from "../../../../ui/timeline.tsx";

export interface PaymentsProps extends Words {
  invoice: Invoice;
  /** The names of the ways to pay, by their module's. */
  methods: ReadonlyMap<string, string>;
}

/** What was paid on an invoice and given back, newest first. */
export function Payments({ invoice, methods, t, locale }: PaymentsProps): ReactElement {
  const { currency } = invoice;
  const entries = invoice.transactions.toSorted((a, b) => (b.date ?? "").localeCompare(a.date ?? "") || b.id - a.id);
  const money = (amount: string) => <Money amount={amount} currency={currency} locale={locale} />;
  const events = [
    ...entries.map((entry) => {
      const refund = isPositive(entry.out);
      const method = methods.get(entry.gateway);
      return {
        key: String(entry.id),
        tone: refund ? undefined : ("ok" as const),
        title: (
          <b>
            {t(refund ? "client.invoice.refund" : "client.invoice.transaction")} {money(refund ? entry.out : entry.in)}
          </b>
        ),
        detail: [
          entry.date && formatDate(entry.date, locale),
          method && t("client.invoice.by", { method }),
          entry.reference,
        ]
          .filter(Boolean)
          .join(" · "),
      };
    }),
    // WHMCS writes down no transaction for credit, and not when it was used.
    ...(isPositive(invoice.credit)
      ? [
          {
            key: "credit",
            tone: "ok" as const,
            title: (
              <b>
                {t("client.invoice.creditUsed")} {money(invoice.credit)}
              </b>
            ),
          },
        ]
      : []),
  ];
  return (
    <Section title={t("client.invoice.transactions")}>
      {events.length === 0 ? (
        <p className="muted">{t("client.invoice.noTransactions")}</p>
      ) : (
        <Timeline events={events} />
      )}
    </Section>
  );
}
