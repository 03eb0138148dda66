import type { ReactNode } from "react";
import { clientScope } from "../../access/access.ts";
import type { ClientScope } from "../../access/scope.ts";
import { failureOf } from "../../data/failure.ts";
import { profile } from "../../data/people.ts";
import { env } from "../../env.ts";
import { words } from "../../messages/words.ts";
import { AccountMenu } from "../../ui/account-menu.tsx";
import { Shell } from "../../ui/shell.tsx";
import { signOut } from "./actions.ts";
import { Count } from "./counts.tsx";
import { Prefs } from "./prefs.tsx";
import { PublicShell } from "./public-shell.tsx";

/** Who is signed in, for the top line; nobody in particular while WHMCS does not say. */
async function account(scope: ClientScope) {
  try {
    return await profile(scope);
  } catch (error) {
    if (failureOf(error) === undefined) throw error;
    return undefined;
  }
}

/** The frame of every client page. It decides nothing: each page asks for its own scope, and redirects without one. */
export default async function ClientLayout({ children }: { children: ReactNode }) {
  const scope = await clientScope();
  if (!scope) return <PublicShell>{children}</PublicShell>;
  const [{ t }, known] = await Promise.all([words(), account(scope)]);
  const name = env().BRAND_NAME;
  return (
    <Shell
      brand={{ name, href: "/", shortName: name.split(" ")[0] }}
      nav={[
        { href: "/", label: t("client.shell.overview"), icon: "overview", exact: true },
        {
          href: "/services",
          label: t("client.shell.services"),
          icon: "services",
          count: <Count scope={scope} of="services" />,
        },
        {
          href: "/domains",
          label: t("client.shell.domains"),
          icon: "domains",
          count: <Count scope={scope} of="domains" />,
        },
        {
          href: "/invoices",
          label: t("client.shell.billing"),
          icon: "billing",
          count: <Count scope={scope} of="invoices" />,
        },
        {
          href: "/tickets",
          label: t("client.shell.support"),
          icon: "support",
          count: <Count scope={scope} of="tickets" />,
        },
      ]}
      labels={{
        skip: t("client.shell.skip"),
        nav: t("client.shell.nav"),
        bottomNav: t("client.shell.bottomNav"),
        topline: t("client.shell.topline"),
        loading: t("client.shell.loading"),
      }}
      account={
        <>
          <Prefs />
          <AccountMenu
            label={t("client.shell.account")}
            name={known?.name ?? t("client.shell.account")}
            avatar={known?.person}
            person={known ? `${known.person} · ${known.email}` : t("client.shell.account")}
            links={[
              { href: "/account/emails", label: t("client.emails.title"), icon: "mail" },
              { href: "/announcements", label: t("client.announcements.title"), icon: "news" },
            ]}
            signOut={{ label: t("client.shell.signOut"), action: signOut }}
          />
        </>
      }
    >
      {children}
    </Shell>
  );
}
