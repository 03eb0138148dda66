import type { ReactElement } from "react";
import type { Words } from "../../messages/words.ts";
import { Tabs } from "../../ui/tabs.tsx";

const places = {
  invoices: "/admin/invoices",
  transactions: "/admin/transactions",
  quotes: "/admin/quotes",
  promotions: "/admin/promotions",
  aging: "/admin/reports/aging",
} as const;

/** The lists that billing has, each at its address. */
export function BillingTabs({ current, t }: { current: keyof typeof places; t: Words["t"] }): ReactElement {
  const labels: Record<keyof typeof places, string> = {
    invoices: t("money.invoices.title"),
    transactions: t("transactions.title"),
    quotes: t("quotes.title"),
    promotions: t("reports.promotions.title"),
    aging: t("reports.aging.title"),
  };
  return (
    <Tabs
      label={t("admin.shell.billing")}
      tabs={(Object.keys(places) as (keyof typeof places)[]).map((place) => ({
        href: places[place],
        label: labels[place],
        current: place === current,
      }))}
    />
  );
}
