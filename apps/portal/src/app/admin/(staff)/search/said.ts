import type { FoundKind } from "../../../../data/staff/search.ts";
import type { Words } from "../../../../messages/words.ts";
import type { StaffFinding } from "./entries.ts";

/** What things of a kind are called together. */
export function kindTitle(kind: FoundKind, t: Words["t"]): string {
  const titles = {
    client: () => t("admin.clients.title"),
    service: () => t("admin.client.facts.services"),
    domain: () => t("admin.client.facts.domains"),
    invoice: () => t("money.invoices.title"),
    order: () => t("orders.title"),
    ticket: () => t("admin.tickets.title"),
    quote: () => t("clients.tabs.quotes"),
  };
  return titles[kind]();
}

/** What could not be searched at this moment. */
export const failedSaid = ({ failed }: StaffFinding, { t, locale }: Words): string =>
  failed.length === 0
    ? ""
    : t("finder.failed", {
        kinds: new Intl.ListFormat(locale).format(failed.map((kind) => kindTitle(kind, t))),
      });

/** By what a WHMCS can be asked for things, where it can't for all by their words. */
export const partialSaid = ({ isWhole }: StaffFinding, { t }: Words): string => (isWhole ? "" : t("finder.partial"));
