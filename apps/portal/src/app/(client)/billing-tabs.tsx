import type { ReactElement } from "react";
import type { ClientScope } from "../../access/scope.ts";
import type { Words } from "../../messages/words.ts";
import { Tabs } from "../../ui/tabs.tsx";

const places = [
  { href: "/invoices", need: "invoices", word: "invoices" },
  { href: "/quotes", need: "quotes", word: "quotes" },
  { href: "/transactions", need: "invoices", word: "transactions" },
  { href: "/credit", need: "invoices", word: "credit" },
  { href: "/account/payment-methods", need: "invoices", word: "methods" },
] as const;

export type BillingPlace = (typeof places)[number]["href"];

/** The pages about money, as far as the user may see them. */
export function BillingTabs({
  scope,
  here,
  t,
}: {
  scope: ClientScope;
  here: BillingPlace;
  t: Words["t"];
}): ReactElement {
  return (
    <Tabs
      label={t("client.shell.billing")}
      tabs={places
        .filter(({ need }) => scope.may(need))
        .map(({ href, word }) => ({ href, label: t(`billing.tabs.${word}`), current: href === here }))}
    />
  );
}
