import { redirect } from "next/navigation";
import { clientScope, safePath } from "../../access/access.ts";
import { env } from "../../env.ts";
import { firstOf, type SearchParams } from "../../lib/search-params.ts";
import { words } from "../../messages/words.ts";
import { LoginLayout } from "../../ui/login-layout.tsx";
import { Notice } from "../../ui/notice.tsx";
import { titled } from "../(client)/title.ts";
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
  return (
    <LoginLayout
      brand={{ name: env().BRAND_NAME, href: "/login" }}
      title={t("client.login.title")}
      lead={t("client.login.lead")}
      foot={<Languages />}
    >
      <EndedNotice kind="client" t={t} />
      {asked.again !== undefined && <Notice tone="warn">{t("client.login.chooseGone")}</Notice>}
      <LoginForm
        next={next === "/" ? "" : next}
        labels={{
          email: t("client.login.email"),
          password: t("client.login.password"),
          show: t("client.login.show"),
          hide: t("client.login.hide"),
          submit: t("client.login.submit"),
          pending: t("client.login.pending"),
        }}
      />
    </LoginLayout>
  );
});
