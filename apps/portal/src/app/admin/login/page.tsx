import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { staffScope } from "../../../access/access.ts";
import { env } from "../../../env.ts";
import { firstOf, type SearchParams } from "../../../lib/search-params.ts";
import { words } from "../../../messages/words.ts";
import { LoginLayout } from "../../../ui/login-layout.tsx";
import { page } from "../../guard.tsx";
import { nextOf } from "../next.ts";
import { LoginForm } from "./login-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words();
  return { title: t("admin.login.title") };
}

export default page("/admin/login", async ({ searchParams }: { searchParams: SearchParams }) => {
  const next = nextOf((await firstOf(searchParams)).next);
  if (await staffScope()) redirect(next);
  const { t } = await words();
  return (
    <LoginLayout
      brand={{ name: env().BRAND_NAME, href: "/admin/login", role: t("admin.shell.role") }}
      title={t("admin.login.title")}
      lead={t("admin.login.lead")}
    >
      <LoginForm
        next={next}
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
