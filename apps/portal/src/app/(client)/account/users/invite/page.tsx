import { requireClient } from "../../../../../access/access.ts";
import { words } from "../../../../../messages/words.ts";
import { Columns } from "../../../../../ui/columns.tsx";
import { LinkButton } from "../../../../../ui/link-button.tsx";
import { PageHeader } from "../../../../../ui/page-header.tsx";
import { RichForm } from "../../../../forms/rich-form.tsx";
import { formWords } from "../../../../forms/words.ts";
import { page } from "../../../../guard.tsx";
import { newOnce } from "../../../../once.ts";
import { titled } from "../../../title.ts";
import { invite } from "../actions.ts";
import { permissionGroup } from "../permission-fields.ts";

export const generateMetadata = titled(async () => (await words()).t("accounts.users.inviteTitle"));

const LIST = "/account/users";

export default page(`${LIST}/invite`, async () => {
  await requireClient("owner", `${LIST}/invite`);
  const { t } = await words();
  return (
    <>
      <PageHeader
        title={t("accounts.users.inviteTitle")}
        state={t("accounts.users.inviteLead")}
        back={{ href: LIST, label: t("accounts.users.title") }}
      />
      <Columns kind="form">
        <RichForm
          action={invite}
          once={newOnce()}
          hidden={{}}
          groups={[
            {
              fields: [
                {
                  name: "email",
                  label: t("people.register.email"),
                  type: "email",
                  autoComplete: "off",
                  maxLength: 320,
                  required: true,
                },
              ],
            },
            permissionGroup([], t),
          ]}
          submit={{ label: t("accounts.users.send"), pending: t("accounts.users.sending") }}
          beside={<LinkButton href={LIST}>{t("accounts.users.back")}</LinkButton>}
          {...formWords(t)}
        />
      </Columns>
    </>
  );
});
