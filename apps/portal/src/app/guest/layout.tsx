import type { ReactNode } from "react";
import { words } from "../../messages/words.ts";
import { Shell } from "../../ui/shell.tsx";
import { Prefs } from "../(client)/prefs.tsx";
import { brandOf } from "../brand.ts";
import { foot } from "../foot.tsx";

/** The frame for those who are no clients. */
export default async function GuestLayout({ children }: { children: ReactNode }) {
  const { t } = await words();
  return (
    <Shell
      brand={brandOf("/login")}
      foot={await foot()}
      nav={[
        { href: "/guest/tickets", label: t("people.guest.ticket"), icon: "support" },
        { href: "/contact", label: t("people.contact.title"), icon: "mail" },
        { href: "/login", label: t("client.login.title"), icon: "signIn" },
      ]}
      labels={{
        skip: t("client.shell.skip"),
        nav: t("client.shell.nav"),
        bottomNav: t("client.shell.bottomNav"),
        topline: t("client.shell.topline"),
        loading: t("client.shell.loading"),
      }}
      account={<Prefs />}
    >
      {children}
    </Shell>
  );
}
