import { type ReactNode, Suspense } from "react";
import { clientScope } from "../../access/access.ts";
import type { ClientScope } from "../../access/scope.ts";
import { failureOf } from "../../data/failure.ts";
import { profile } from "../../data/people.ts";
import { me } from "../../data/standing.ts";
import { inTime } from "../../lib/in-time.ts";
import { type Words, words } from "../../messages/words.ts";
import { AccountMenu } from "../../ui/account-menu.tsx";
import { ActingBanner } from "../../ui/acting-banner.tsx";
import { type NavItem, Shell } from "../../ui/shell.tsx";
import { brandOf } from "../brand.ts";
import { foot } from "../foot.tsx";
import { accountPlaces, firstAccountPlace } from "./account/account-tabs.tsx";
import { signOut } from "./actions.ts";
import { CartLink } from "./cart-link.tsx";
import { Count } from "./counts.tsx";
import { LostOrders } from "./orders/lost/notices.tsx";
import { OtherClients } from "./other-clients.tsx";
import { Settled } from "./outbox/settled.tsx";
import { LostPayments } from "./payments/notices.tsx";
import { Prefs } from "./prefs.tsx";
import { PublicShell } from "./public-shell.tsx";
import { Search } from "./search/search.tsx";
import { warmUp } from "./warm.ts";

/**
 * The frame waits this many milliseconds to hear who may read it, and by which name to call him. Both come by one call: who
 * has waited for the first does not wait again for the second.
 */
const PATIENCE_MS = 25;
/** What is kept is there within these. */
const KEPT_MS = 5;

/** Who is signed in, for the top line; nobody in particular while WHMCS does not say. */
async function account(scope: ClientScope) {
  try {
    const [{ name }, user] = await Promise.all([profile(scope), me(scope)]);
    return { name, user };
  } catch (error) {
    if (failureOf(error) === undefined) throw error;
    return undefined;
  }
}

/** Pages that stand elsewhere than the place that leads to them; ways to pay are about money. */
const billingPlaces = ["/quotes", "/transactions", "/credit", "/account/payment-methods"];

/** Where the user may go. */
function navOf(scope: ClientScope, t: Words["t"]): NavItem[] {
  const places = [
    { need: "products", href: "/services", label: t("client.shell.services"), icon: "services", of: "services" },
    { need: "domains", href: "/domains", label: t("client.shell.domains"), icon: "domains", of: "domains" },
    { need: "invoices", href: "/invoices", label: t("client.shell.billing"), icon: "billing", of: "invoices" },
    { need: "tickets", href: "/tickets", label: t("client.shell.support"), icon: "support", of: "tickets" },
  ] as const;
  const open = places.filter(({ need }) => scope.may(need));
  const shop = scope.may("orders")
    ? [{ href: "/shop", label: t("shop.nav"), icon: "shop", also: ["/cart", "/checkout", "/orders"] } as const]
    : [];
  const first = firstAccountPlace(scope);
  const account = first
    ? [{ href: first, exact: true, also: accountPlaces, label: t("accounts.nav"), icon: "user" } as const]
    : [];
  if (open.length === 0 && shop.length === 0) return account;
  return [
    { href: "/", label: t("client.shell.overview"), icon: "overview", exact: true },
    ...open.map(({ of, need, ...place }) => ({
      ...place,
      ...(of === "invoices" && { also: billingPlaces }),
      count: <Count scope={scope} of={of} />,
    })),
    ...shop,
    ...account,
  ];
}

/** What the account menu leads to. Staff who act for a client have no business with his sign-in. */
function menuOf(scope: ClientScope, t: Words["t"]) {
  const own = [
    { href: "/account", label: t("people.account.title"), icon: "user" },
    { href: "/account/security", label: t("security.page.nav"), icon: "shield" },
  ] as const;
  const cards = [{ href: "/account/payment-methods", label: t("billing.methods.title"), icon: "card" }] as const;
  const emails = [{ href: "/account/emails", label: t("client.emails.title"), icon: "mail" }] as const;
  return [
    ...(scope.actor ? [] : own),
    ...(scope.may("invoices") ? cards : []),
    ...(scope.may("emails") ? emails : []),
    // The bar of a phone has no room for it.
    ...(scope.may("orders") ? [{ href: "/shop", label: t("shop.nav"), icon: "shop" } as const] : []),
    { href: "/announcements", label: t("client.announcements.title"), icon: "news" } as const,
  ];
}

/** The frame of every client page. It decides nothing: each page asks for its own scope, and redirects without one. */
export default async function ClientLayout({ children }: { children: ReactNode }) {
  const began = performance.now();
  const scope = await clientScope();
  if (!scope) return <PublicShell>{children}</PublicShell>;
  const patience = Math.max(KEPT_MS, PATIENCE_MS - (performance.now() - began));
  const [{ t, locale }, known] = await Promise.all([words(), inTime(account(scope), patience), warmUp(scope)]);
  return (
    <Shell
      brand={brandOf("/")}
      foot={await foot()}
      search={<Search t={t} />}
      nav={navOf(scope, t)}
      labels={{
        skip: t("client.shell.skip"),
        nav: t("client.shell.nav"),
        bottomNav: t("client.shell.bottomNav"),
        topline: t("client.shell.topline"),
        loading: t("client.shell.loading"),
      }}
      banner={
        scope.actor && (
          <ActingBanner
            title={t("staff.act.banner", { staff: scope.actor.name, client: known?.name ?? scope.name })}
            detail={t("staff.act.purpose", { reason: scope.purpose })}
            end={{ label: t("staff.act.end"), action: signOut }}
          />
        )
      }
      account={
        <>
          <CartLink />
          <Prefs />
          <AccountMenu
            label={t("client.shell.account")}
            name={known?.name ?? t("client.shell.account")}
            avatar={known?.user.name}
            person={known ? `${known.user.name} · ${known.user.email}` : t("client.shell.account")}
            accounts={
              scope.actor ? undefined : (
                <Suspense>
                  <OtherClients scope={scope} />
                </Suspense>
              )
            }
            links={menuOf(scope, t)}
            signOut={{ label: t("client.shell.signOut"), action: signOut }}
          />
        </>
      }
    >
      <Settled scope={scope} t={t} />
      <LostPayments scope={scope} t={t} locale={locale} />
      <LostOrders scope={scope} t={t} locale={locale} />
      {children}
    </Shell>
  );
}
