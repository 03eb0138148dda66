import { notFound } from "next/navigation";
import { requireClient } from "../../../../access/access.ts";
import { env } from "../../../../env.ts";
import { words } from "../../../../messages/words.ts";
import { Columns } from "../../../../ui/columns.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { Stack } from "../../../../ui/stack.tsx";
import { page } from "../../../guard.tsx";
import { Factor } from "../../../security/factor.tsx";
import { History } from "../../../security/history.tsx";
import { Password } from "../../../security/password.tsx";
import { Sessions } from "../../../security/sessions.tsx";
import { titled } from "../../title.ts";
import { AccountTabs } from "../account-tabs.tsx";
import * as actions from "./actions.ts";

export const generateMetadata = titled(async () => (await words()).t("security.page.title"));

export default page("/account/security", async () => {
  const scope = await requireClient("own", "/account/security");
  // How a client signs in is nobody else's business: not that of staff who act for him either.
  if (scope.actor) notFound();
  const known = await words();
  const { t } = known;
  return (
    <>
      <PageHeader title={t("security.page.title")} state={t("security.page.state", { who: scope.name })} />
      <AccountTabs scope={scope} here="/account/security" t={t} />
      <Stack>
        <Columns kind="even">
          <Factor
            scope={scope}
            words={known}
            href="/account/security"
            setUp={actions.setUp}
            confirm={actions.confirm}
            manage={actions.manage}
          />
          <Password action={actions.changePassword} least={env().PASSWORD_MIN_LENGTH} t={t} />
        </Columns>
        <Sessions scope={scope} words={known} endOne={actions.endOne} everywhere={actions.everywhere} />
        <History scope={scope} words={known} />
      </Stack>
    </>
  );
});
