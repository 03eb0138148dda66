import type { Metadata } from "next";
import { env } from "../../../env.ts";
import { firstOf, type SearchParams } from "../../../lib/search-params.ts";
import { words } from "../../../messages/words.ts";
import { Link } from "../../../ui/link.tsx";
import { LoginLayout } from "../../../ui/login-layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { brandOf } from "../../brand.ts";
import { newOnce } from "../../once.ts";
import { AskForm, NewPasswordForm } from "./reset-forms.tsx";

/**
 * The token of the link is in the address: no other site is told it. ("no-referrer" would keep a form without scripts
 * from saying where it comes from.)
 */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words()).t("people.reset.title"), referrer: "same-origin" };
}

export default async function ResetPage({ searchParams }: { searchParams: SearchParams }) {
  const [{ t }, { token, sent, gone }] = await Promise.all([words(), firstOf(searchParams)]);
  const { PASSWORD_MIN_LENGTH } = env();
  return (
    <LoginLayout
      brand={brandOf("/login")}
      title={t("people.reset.title")}
      lead={t(token ? "people.reset.leadNew" : "people.reset.lead")}
    >
      {sent !== undefined && (
        <Notice tone="ok" title={t("people.reset.sent")}>
          {t("people.reset.sentHelp")}
        </Notice>
      )}
      {gone !== undefined && (
        <Notice tone="bad" title={t("people.reset.gone")}>
          {t("people.reset.goneHelp")}
        </Notice>
      )}
      {token ? (
        <NewPasswordForm
          once={newOnce()}
          token={token}
          labels={{
            password: t("people.reset.password"),
            help: t("people.password.help", { count: PASSWORD_MIN_LENGTH }),
            show: t("client.login.show"),
            hide: t("client.login.hide"),
            submit: t("people.reset.save"),
            pending: t("people.reset.saving"),
          }}
        />
      ) : (
        <AskForm
          once={newOnce()}
          labels={{
            email: t("client.login.email"),
            submit: t("people.reset.submit"),
            pending: t("people.reset.pending"),
          }}
        />
      )}
      <p>
        <Link className="link" href="/login">
          {t("people.reset.back")}
        </Link>
      </p>
    </LoginLayout>
  );
}
