import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { staffScope } from "../../../access/access.ts";
import { staffSignInWays } from "../../../access/login.ts";
import { firstOf, type SearchParams } from "../../../lib/search-params.ts";
import { words } from "../../../messages/words.ts";
import { LoginLayout } from "../../../ui/login-layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { brandOf } from "../../brand.ts";
import { page } from "../../guard.tsx";
import { EndedNotice } from "../../security/ended-notice.tsx";
import { nextOf } from "../next.ts";
import { LoginForm } from "./login-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words();
  return { title: t("admin.login.title") };
}

export default page("/admin/login", async ({ searchParams }: { searchParams: SearchParams }) => {
  const asked = await firstOf(searchParams);
  const next = nextOf(asked.next);
  if (await staffScope()) redirect(next);
  const [{ t }, ways] = await Promise.all([words(), staffSignInWays()]);
  const email = {
    label: t("staff.login.email"),
    optional: ways.ownerPassword ? t("staff.login.emailOptional") : undefined,
  };
  return (
    <LoginLayout
      brand={brandOf("/admin/login", t("admin.shell.role"))}
      title={t("admin.login.title")}
      lead={t("admin.login.lead")}
    >
      <EndedNotice kind="staff" t={t} />
      {asked.again !== undefined && <Notice tone="warn">{t("security.code.gone")}</Notice>}
      <LoginForm
        next={next}
        email={ways.accounts || !ways.ownerPassword ? email : undefined}
        labels={{
          password: t("admin.login.password"),
          show: t("admin.login.show"),
          hide: t("admin.login.hide"),
          signIn: t("admin.login.signIn"),
          signingIn: t("admin.login.signingIn"),
        }}
      />
    </LoginLayout>
  );
});
