import type { Metadata } from "next";
import { requireStaff } from "../../../../access/access.ts";
import { words } from "../../../../messages/words.ts";
import { LEAST_PASSWORD } from "../../../../store/passwords.ts";
import { Columns } from "../../../../ui/columns.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { Section } from "../../../../ui/section.tsx";
import { Stack } from "../../../../ui/stack.tsx";
import { page } from "../../../guard.tsx";
import { Factor } from "../../../security/factor.tsx";
import { History } from "../../../security/history.tsx";
import { Password } from "../../../security/password.tsx";
import { Sessions } from "../../../security/sessions.tsx";
import * as actions from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words();
  return { title: t("staff.menu.account") };
}

export default page("/admin/account", async () => {
  const scope = await requireStaff("/admin/account", "own");
  const known = await words();
  const { t } = known;
  const { name, role } = scope.member;
  const state = [t("security.page.state", { who: scope.email || name }), t(`staff.roles.${role}`)].join(" · ");
  return (
    <>
      <PageHeader title={t("staff.menu.account")} state={state} />
      <Stack>
        <Columns kind="even">
          <Factor
            scope={scope}
            words={known}
            href="/admin/account"
            setUp={actions.setUp}
            confirm={actions.confirm}
            manage={actions.manage}
          />
          {scope.member.id === 0 ? (
            <Section title={t("security.password.title")}>
              <p className="muted">{t("security.password.environment")}</p>
            </Section>
          ) : (
            <Password action={actions.changePassword} least={LEAST_PASSWORD} t={t} />
          )}
        </Columns>
        <Sessions scope={scope} words={known} endOne={actions.endOne} everywhere={actions.everywhere} />
        <History scope={scope} words={known} />
      </Stack>
    </>
  );
});
