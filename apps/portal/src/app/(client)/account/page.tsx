import { requireClient } from "../../../access/access.ts";
import { permissions } from "../../../access/permissions.ts";
import type { ClientScope } from "../../../access/scope.ts";
import { myUser } from "../../../data/account.ts";
import { me, myClients } from "../../../data/standing.ts";
import { type Locale, locales } from "../../../messages/locales.ts";
import { words } from "../../../messages/words.ts";
import { Columns } from "../../../ui/columns.tsx";
import { MiniList } from "../../../ui/mini-list.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { Section } from "../../../ui/section.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { page, panel } from "../../guard.tsx";
import { newOnce } from "../../once.ts";
import { titled } from "../title.ts";
import { AccountTabs } from "./account-tabs.tsx";
import { ClientList } from "./client-list.tsx";
import { ProfileForm } from "./profile-form.tsx";

export const generateMetadata = titled(async () => (await words()).t("people.account.title"));

export default page("/account", async () => {
  const scope = await requireClient("nothing", "/account");
  const [user, { t, locale }] = await Promise.all([myUser(scope), words()]);
  return (
    <>
      <PageHeader title={t("people.account.title")} state={t("people.account.lead")} />
      <AccountTabs scope={scope} here="/account" t={t} />
      <Columns>
        <Section title={t("people.account.profile")} hideTitle>
          <ProfileForm
            once={newOnce()}
            key={`${user.email} ${locale}`}
            values={{ ...user, language: locale }}
            languages={(Object.keys(locales) as Locale[]).map((code) => ({ value: code, label: locales[code].name }))}
            labels={{
              firstName: t("people.register.firstName"),
              lastName: t("people.register.lastName"),
              email: t("people.register.email"),
              emailHelp: t("people.account.emailHelp"),
              password: t("people.account.password"),
              passwordHelp: t("people.account.passwordHelp"),
              optional: t("people.account.ifEmailChanges"),
              language: t("people.account.language"),
              show: t("client.login.show"),
              hide: t("client.login.hide"),
              submit: t("people.account.save"),
              pending: t("people.account.saving"),
            }}
            summaries={[0, 1, 2, 3, 4, 5].map((count) => t("people.form.summary", { count }))}
          />
        </Section>
        <Stack aside={t("people.account.acting")}>
          <Acting scope={scope} />
        </Stack>
      </Columns>
    </>
  );
});

/** For whom the user acts, what he may do there, and for whom else he may act. */
const Acting = panel("/account: clients", async ({ scope }: { scope: ClientScope }) => {
  const [mine, { isOwner }, { t }] = await Promise.all([myClients(scope), me(scope), words()]);
  const may = permissions.filter((permission) => scope.may(permission));
  return (
    <>
      <Section level={3} title={t("people.account.may")}>
        {isOwner ? (
          <p className="muted">{t("people.account.owner")}</p>
        ) : may.length === 0 ? (
          <p className="muted">{t("people.account.mayNothing")}</p>
        ) : (
          <MiniList
            items={may.map((permission) => ({ key: permission, label: t(`people.permissions.${permission}`) }))}
          />
        )}
      </Section>
      {mine.length > 1 && (
        <Section level={3} title={t("people.account.clients")}>
          <ClientList
            clients={mine}
            current={scope.clientId}
            labels={{ current: t("people.account.current"), change: t("people.account.changeTo") }}
          />
        </Section>
      )}
    </>
  );
});
