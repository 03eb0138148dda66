import type { ReactNode } from "react";
import { words } from "../../messages/words.ts";
import { LinkButton } from "../../ui/link-button.tsx";
import { Shell } from "../../ui/shell.tsx";
import { brandOf } from "../brand.ts";
import { foot } from "../foot.tsx";
import { CartLink } from "./cart-link.tsx";
import { Prefs } from "./prefs.tsx";

/** The frame of pages that need no session, for somebody who has none. */
export async function PublicShell({ children }: { children: ReactNode }) {
  const { t } = await words();
  return (
    <Shell
      brand={brandOf("/announcements")}
      foot={await foot()}
      nav={[
        { href: "/shop", label: t("shop.nav"), icon: "shop" },
        { href: "/domains/search", label: t("shop.findDomain"), icon: "domains" },
        { href: "/announcements", label: t("client.announcements.title"), icon: "news" },
        { href: "/login", label: t("client.login.submit"), icon: "key" },
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
          <CartLink />
          <Prefs />
          <LinkButton size="small" href="/login">
            {t("client.login.submit")}
          </LinkButton>
        </>
      }
    >
      {children}
    </Shell>
  );
}
