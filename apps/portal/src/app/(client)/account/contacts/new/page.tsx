import { requireClient } from "../../../../../access/access.ts";
import { emptyPerson } from "../../../../../data/client-fields.ts";
import { mailChoice } from "../../../../../data/mail-kinds.ts";
import { words } from "../../../../../messages/words.ts";
import { Columns } from "../../../../../ui/columns.tsx";
import { LinkButton } from "../../../../../ui/link-button.tsx";
import { PageHeader } from "../../../../../ui/page-header.tsx";
import { RichForm } from "../../../../forms/rich-form.tsx";
import { formWords } from "../../../../forms/words.ts";
import { page } from "../../../../guard.tsx";
import { newOnce } from "../../../../once.ts";
import { titled } from "../../../title.ts";
import { add } from "../actions.ts";
import { contactGroups } from "../contact-form.ts";

export const generateMetadata = titled(async () => (await words()).t("accounts.contacts.newTitle"));

const LIST = "/account/contacts";

/** Nothing is ticked: one is mailed about what was chosen for him. */
const nobody = { ...emptyPerson, mails: mailChoice(() => false) };

export default page(`${LIST}/new`, async () => {
  await requireClient("contacts", `${LIST}/new`);
  const said = await words();
  const { t } = said;
  return (
    <>
      <PageHeader
        title={t("accounts.contacts.newTitle")}
        state={t("accounts.contacts.newLead")}
        back={{ href: LIST, label: t("accounts.contacts.title") }}
      />
      <Columns kind="form">
        <RichForm
          action={add}
          once={newOnce()}
          hidden={{}}
          groups={contactGroups(nobody, said)}
          submit={{ label: t("accounts.contacts.addIt"), pending: t("manage.form.saving") }}
          beside={<LinkButton href={LIST}>{t("accounts.contacts.back")}</LinkButton>}
          {...formWords(t)}
        />
      </Columns>
    </>
  );
});
