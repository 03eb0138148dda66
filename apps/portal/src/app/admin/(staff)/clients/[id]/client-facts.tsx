import type { ReactElement } from "react";
import type { Client } from "../../../../../data/people.ts";
import type { Words } from "../../../../../messages/words.ts";
import { Facts } from "../../../../../ui/facts.tsx";
import { formatMoney } from "../../../../../ui/format.ts";
import { Money } from "../../../../../ui/money.tsx";

/** What staff look for first: money, then how many of what. */
export function ClientFacts({ client, words: { t, locale } }: { client: Client; words: Words }): ReactElement {
  const { figures, currency } = client;
  const unpaid = t("admin.client.facts.invoices", { count: figures.unpaid });
  const overdue = t("admin.client.facts.overdue", {
    count: figures.overdue,
    amount: (figures.overdueAmount && formatMoney(figures.overdueAmount, currency, locale)) ?? String(figures.overdue),
  });
  return (
    <Facts
      label={t("admin.client.facts.label")}
      facts={[
        {
          label: t("admin.client.facts.unpaid"),
          value:
            figures.unpaidAmount === null ? (
              unpaid
            ) : (
              <Money amount={figures.unpaidAmount} currency={currency} locale={locale} />
            ),
          detail: (
            <>
              {figures.unpaidAmount !== null && unpaid}
              {figures.overdue > 0 && (
                <>
                  {figures.unpaidAmount !== null && ", "}
                  <span className="bad">{overdue}</span>
                </>
              )}
            </>
          ),
        },
        {
          label: t("admin.client.facts.credit"),
          value: <Money amount={client.credit} currency={currency} locale={locale} />,
        },
        {
          label: t("clients.facts.lifetime"),
          value:
            figures.lifetime === null ? "—" : <Money amount={figures.lifetime} currency={currency} locale={locale} />,
        },
        {
          label: t("admin.client.facts.services"),
          value: t("admin.client.facts.active", { count: figures.activeServices }),
          detail: t("admin.client.facts.inAll", { count: figures.services }),
        },
        {
          label: t("admin.client.facts.domains"),
          value: t("admin.client.facts.active", { count: figures.activeDomains }),
          detail: t("admin.client.facts.inAll", { count: figures.domains }),
        },
        {
          label: t("admin.client.facts.tickets"),
          value: t("admin.client.facts.open", { count: figures.activeTickets }),
          detail: t("admin.client.facts.inAll", { count: figures.tickets }),
        },
      ]}
    />
  );
}
