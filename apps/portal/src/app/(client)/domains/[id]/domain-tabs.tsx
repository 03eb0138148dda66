import type { ReactElement } from "react";
import type { ClientScope } from "../../../../access/scope.ts";
import type { Domain } from "../../../../data/domains.ts";
import type { Words } from "../../../../messages/words.ts";
import { Tabs } from "../../../../ui/tabs.tsx";
import { isWithRegistrar } from "../../live.ts";

export interface DomainTabsProps {
  scope: ClientScope;
  found: Domain;
  current: "overview" | "contacts" | "dns";
  t: Words["t"];
}

/** The parts of a domain's page, as far as there is something in them. */
export function DomainTabs({ scope, found, current, t }: DomainTabsProps): ReactElement | null {
  if (!isWithRegistrar(found) || !scope.may("managedomains")) return null;
  const at = `/domains/${found.id}`;
  const tabs = [
    { key: "overview", href: at },
    { key: "contacts", href: `${at}/contacts` },
    { key: "dns", href: `${at}/dns` },
  ] as const;
  return (
    <Tabs
      label={t("manage.domain.parts")}
      tabs={tabs.map(({ key, href }) => ({ href, label: t(`manage.domain.tabs.${key}`), current: key === current }))}
    />
  );
}
