import type { ReactElement } from "react";
import type { Client } from "../../../../../data/people.ts";
import type { Words } from "../../../../../messages/words.ts";
import { Facts } from "../../../../../ui/facts.tsx";
import { Money } from "../../../../../ui/money.tsx";

/** What staff look for first: money, then how many of what. */
export function ClientFacts({ client, words: { t, locale } }: { client: Client; words: Words }): ReactElement {
  const { figures, currency } = client;
  const amount = (value: string | null, count: number) =>
    value === null ? (
      t("admin.client.facts.invoices", { count })
    ) : (
      <Money amount={value} currency={currency} locale={locale} />
    );
  const invoices = (value: string | null, count: number) =>
    value !== null && count > 0 && t("admin.client.facts.invoices", { count });
  return (
    <Facts
      label={t("admin.client.facts.label")}
      facts={[
        {
          label: t("clients.facts.due"),
          value: amount(figures.dueAmount, figures.due),
          detail: invoices(figures.dueAmount, figures.due),
        },
        {
          label: t("admin.states.overdue"),
          value: (
            <span className={figures.overdue > 0 ? "bad" : undefined}>
              {amount(figures.overdueAmount, figures.overdue)}
            </span>
          ),
          detail: invoices(figures.overdueAmount, figures.overdue),
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
