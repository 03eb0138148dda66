import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { staffScope } from "../../../access/access.ts";
import { roleMay, type StaffPermission } from "../../../access/roles.ts";
import { type Locale, locales } from "../../../messages/locales.ts";
import { words } from "../../../messages/words.ts";
import { BUILT_IN } from "../../../store/staff.ts";
import { AccountMenu, type AccountMenuProps } from "../../../ui/account-menu.tsx";
import { PrefsMenu } from "../../../ui/prefs-menu.tsx";
import { SearchLink } from "../../../ui/search-link.tsx";
import { Shell } from "../../../ui/shell.tsx";
import { readTheme, themeCookie } from "../../../ui/theme.ts";
import { brandOf } from "../../brand.ts";
import { paletteLabels } from "../../palette-labels.ts";
import { setLanguage } from "../../preferences.ts";
import { signOut } from "../actions.ts";
import { SEARCH } from "./search/entries.ts";

/** The frame of every staff page. It decides nothing: each page asks for its own scope, and redirects without one. */
export default async function StaffLayout({ children }: { children: ReactNode }) {
  const scope = await staffScope();
  if (!scope) return children;
  const { t, locale } = await words();
  const may = (permission: StaffPermission) => roleMay(scope.member.role, permission);
  const links: AccountMenuProps["links"] = [
    { href: "/admin/account", label: t("staff.menu.account"), icon: "shield" },
    ...(may("staff") ? [{ href: "/admin/staff", label: t("staff.menu.staff"), icon: "clients" } as const] : []),
    { href: "/admin/health", label: t("staff.menu.health"), icon: "chart" },
    ...(may("audit") ? [{ href: "/admin/audit", label: t("staff.menu.audit"), icon: "history" } as const] : []),
  ];
  const codes = Object.keys(locales) as Locale[];
  return (
    <Shell
      density="compact"
      brand={brandOf("/admin", t("admin.shell.role"))}
      nav={[
        { href: "/admin", label: t("admin.shell.overview"), icon: "chart", exact: true, onPhone: true },
        { href: "/admin/tickets", label: t("admin.shell.tickets"), icon: "inbox", onPhone: true },
        { href: "/admin/clients", label: t("admin.shell.clients"), icon: "clients", onPhone: true },
        { href: "/admin/orders", label: t("orders.title"), icon: "orders" },
        { href: "/admin/services", label: t("services.title"), icon: "services" },
        {
          href: "/admin/domains",
          label: t("admin.client.facts.domains"),
          icon: "domains",
          also: ["/admin/registrars", "/admin/whois"],
        },
        {
          href: "/admin/invoices",
          label: t("admin.shell.billing"),
          icon: "billing",
          also: ["/admin/transactions", "/admin/quotes", "/admin/promotions", "/admin/reports"],
          onPhone: true,
        },
        {
          href: "/admin/content/announcements",
          label: t("content.title"),
          icon: "note",
          also: ["/admin/content"],
        },
        { href: "/admin/system/activity", label: t("system.title"), icon: "settings", also: ["/admin/system"] },
      ]}
      labels={{
        skip: t("admin.shell.skip"),
        nav: t("admin.shell.nav"),
        bottomNav: t("admin.shell.bottomNav"),
        topline: t("admin.shell.topline"),
        loading: t("admin.shell.loading"),
        more: t("admin.shell.more"),
      }}
      search={
        <SearchLink
          href={SEARCH}
          palette={{ source: "/api/admin/search", labels: paletteLabels(t, t("finder.placeholder")) }}
        >
          {t("finder.placeholder")}
        </SearchLink>
      }
      account={
        <>
          <PrefsMenu
            label={t("admin.shell.prefs")}
            theme={readTheme((await cookies()).get(themeCookie)?.value)}
            themeLabels={{
              title: t("admin.shell.theme.title"),
              system: t("admin.shell.theme.system"),
              light: t("admin.shell.theme.light"),
              dark: t("admin.shell.theme.dark"),
            }}
            languages={codes.map((code) => ({ code, label: locales[code].name, current: code === locale }))}
            setLanguage={setLanguage}
          />
          <AccountMenu
            label={t("admin.shell.account")}
            name={scope.member.id === BUILT_IN ? scope.adminUsername : scope.member.name}
            person={[scope.email || t("admin.shell.person"), t(`staff.roles.${scope.member.role}`)].join(" · ")}
            who="staff"
            links={links}
            signOut={{ label: t("admin.shell.signOut"), action: signOut }}
          />
        </>
      }
    >
      {children}
    </Shell>
  );
}
