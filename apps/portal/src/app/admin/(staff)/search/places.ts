import { pages } from "../../../../access/manifest.ts";
import { roleMay } from "../../../../access/roles.ts";
import type { StaffScope } from "../../../../access/scope.ts";
import type { Words } from "../../../../messages/words.ts";
import type { Entry } from "../../../../palette/match.ts";
import type { IconName } from "../../../../ui/icon.tsx";

type Place = { kind?: Entry["kind"]; icon: IconName; title: string; also?: string };

/** Every page of staff's that has an address of its own, by what it is called. */
export const placesOf = ({ t }: Pick<Words, "t">): Readonly<Record<string, Place>> => ({
  "/admin": { icon: "chart", title: t("admin.overview.title") },
  "/admin/tickets": { icon: "inbox", title: t("admin.tickets.title"), also: t("palette.verbs.ticket") },
  "/admin/clients": { icon: "clients", title: t("admin.clients.title") },
  "/admin/clients/new": { kind: "do", icon: "plus", title: t("clients.add.open"), also: t("finder.verbs.client") },
  "/admin/orders/new": { kind: "do", icon: "plus", title: t("orders.new.title"), also: t("finder.verbs.order") },
  "/admin/tickets/new": { kind: "do", icon: "plus", title: t("desk.open.title"), also: t("finder.verbs.ticket") },
  "/admin/services": { icon: "services", title: t("services.title") },
  "/admin/services/queue": { icon: "services", title: t("services.queue.title"), also: t("services.title") },
  "/admin/bulk": { icon: "list", title: t("bulk.title") },
  "/admin/orders": { icon: "orders", title: t("orders.title") },
  "/admin/invoices": { icon: "billing", title: t("money.invoices.title") },
  "/admin/invoices/new": { kind: "do", icon: "plus", title: t("money.new.title"), also: t("finder.verbs.invoice") },
  "/admin/transactions": { icon: "wallet", title: t("transactions.title") },
  "/admin/transactions/new": { kind: "do", icon: "plus", title: t("transactions.add.title") },
  "/admin/quotes": { icon: "quote", title: t("quotes.title") },
  "/admin/quotes/new": { kind: "do", icon: "plus", title: t("quotes.new.title") },
  "/admin/promotions": { icon: "tag", title: t("reports.promotions.title") },
  "/admin/reports/aging": { icon: "chart", title: t("reports.aging.title") },
  "/admin/system/activity": { icon: "activity", title: t("system.activity.title") },
  "/admin/system/to-do": { icon: "list", title: t("system.toDo.title") },
  "/admin/system/automation": { icon: "clock", title: t("system.automation.title") },
  "/admin/system/api": { icon: "key", title: t("system.api.title") },
  "/admin/domains": { icon: "domains", title: t("admin.client.facts.domains") },
  "/admin/registrars": { icon: "domains", title: t("domains.registrars.title") },
  "/admin/whois": { icon: "search", title: t("domains.whois.title") },
  "/admin/content/announcements": { icon: "news", title: t("content.announcements.title"), also: t("content.title") },
  "/admin/content/announcements/new": { kind: "do", icon: "plus", title: t("content.announcements.add") },
  "/admin/content/replies": { icon: "note", title: t("content.replies.title"), also: t("content.title") },
  "/admin/content/prices": { icon: "domains", title: t("content.prices.title"), also: t("content.title") },
  "/admin/content/products": { icon: "services", title: t("content.products.title"), also: t("content.title") },
  "/admin/content/products/new": { kind: "do", icon: "plus", title: t("content.products.add") },
  "/admin/content/currencies": { icon: "bank", title: t("content.currencies.title"), also: t("content.title") },
  "/admin/content/emails": { icon: "mail", title: t("content.emails.title"), also: t("content.title") },
  "/admin/account": { icon: "shield", title: t("staff.menu.account") },
  "/admin/staff": { icon: "clients", title: t("staff.menu.staff") },
  "/admin/staff/new": { kind: "do", icon: "plus", title: t("staff.form.addTitle"), also: t("staff.menu.staff") },
  "/admin/health": { icon: "chart", title: t("staff.menu.health") },
  "/admin/audit": { icon: "history", title: t("staff.menu.audit") },
});

/** Those that this member of staff may open. */
export function placeEntries(scope: StaffScope, words: Words): Entry[] {
  return Object.entries(placesOf(words)).flatMap(([href, { kind = "go", icon, title, also }]) => {
    const entry = pages[href];
    const need = entry?.who === "staff" ? (entry.need ?? "read") : undefined;
    if (!need || !roleMay(scope.member.role, need)) return [];
    return [{ key: href, kind, icon, title, href, also, rank: kind === "do" ? 40 : 5 }];
  });
}
