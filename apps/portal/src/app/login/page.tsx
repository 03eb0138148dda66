import { redirect } from "next/navigation";
import { clientScope, safePath } from "../../access/access.ts";
import { env } from "../../env.ts";
import { firstOf, hrefWith, type SearchParams } from "../../lib/search-params.ts";
import { type Words, words } from "../../messages/words.ts";
import { Link } from "../../ui/link.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { LoginLayout } from "../../ui/login-layout.tsx";
import { Notice } from "../../ui/notice.tsx";
import { OrLine } from "../../ui/or-line.tsx";
import { titled } from "../(client)/title.ts";
import { brandOf } from "../brand.ts";
import { foot } from "../foot.tsx";
import { page } from "../guard.tsx";
import { EndedNotice } from "../security/ended-notice.tsx";
import { Languages } from "./languages.tsx";
import { LoginForm } from "./login-form.tsx";

export const generateMetadata = titled(async () => (await words()).t("client.login.title"));

export default page("/login", async ({ searchParams }: { searchParams: SearchParams }) => {
  const asked = await firstOf(searchParams);
  const next = safePath(asked.next, "/");
  if (await clientScope()) redirect(next);
  const { t } = await words();
  const { BRAND_NAME, REGISTRATION, oidc } = env();
  return (
    <LoginLayout
      brand={brandOf("/login")}
      title={t("client.login.title")}
      lead={t("client.login.lead")}
      foot={
        <>
          <Languages />
          {await foot()}
        </>
      }
    >
      <EndedNotice kind="client" t={t} />
      <Said asked={asked} t={t} />
      <LoginForm
        next={next === "/" ? "" : next}
        labels={{
          email: t("client.login.email"),
          password: t("client.login.password"),
          forgot: t("people.login.forgot"),
          show: t("client.login.show"),
          hide: t("client.login.hide"),
          submit: t("client.login.submit"),
          pending: t("client.login.pending"),
        }}
      />
      {oidc && (
        <>
          <OrLine>{t("people.login.or")}</OrLine>
          {/* A document of its own: it leads to another site. */}
          <LinkButton document block href={hrefWith("/login/oidc", { next: next === "/" ? undefined : next })}>
            {t("people.login.oidc", { company: BRAND_NAME })}
          </LinkButton>
        </>
      )}
      <p className="muted">
        {REGISTRATION === "on" && (
          <>
            {t("people.login.new")}{" "}
            <Link className="link" href={hrefWith("/register", { next: next === "/" ? undefined : next })}>
              {t("people.login.register")}
            </Link>
            {" · "}
          </>
        )}
        <Link className="link" href="/contact">
          {t("people.login.contact")}
        </Link>
      </p>
    </LoginLayout>
  );
});

/** Why somebody who came back from the OpenID provider is not signed in. */
const oidcSaid = {
  failed: ["people.login.oidcFailed", "people.login.oidcFailedHelp"],
  unverified: ["people.login.oidcUnverified", "people.login.oidcUnverifiedHelp"],
  unknown: ["client.login.noClient", "client.login.noClientHelp"],
  "no-client": ["client.login.noClient", "client.login.noClientHelp"],
  closed: ["client.login.closed", "client.login.closedHelp"],
  "too-often": ["people.tooMany.title", "people.tooMany.later"],
} as const;

const isSaid = (text: string): text is keyof typeof oidcSaid => Object.hasOwn(oidcSaid, text);

/** What happened before, by what the address says: `?registered`. */
function Said({ asked, t }: { asked: Record<string, string | undefined>; t: Words["t"] }) {
  if (asked.again !== undefined) return <Notice tone="warn">{t("client.login.chooseGone")}</Notice>;
  if (asked.reset !== undefined) return <Notice tone="ok">{t("people.login.reset")}</Notice>;
  if (asked.oidc !== undefined) {
    const [title, text] = oidcSaid[isSaid(asked.oidc) ? asked.oidc : "failed"];
    return (
      <Notice tone="bad" title={t(title)}>
        {t(text)}
      </Notice>
    );
  }
  if (asked.registered === undefined) return null;
  return (
    <Notice tone="ok" title={t("people.register.done")}>
      {t("people.register.doneHelp")}
    </Notice>
  );
}
