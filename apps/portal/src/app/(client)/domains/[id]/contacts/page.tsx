import { contacts } from "../../../../../data/registrar.ts";
import { words } from "../../../../../messages/words.ts";
import { Columns } from "../../../../../ui/columns.tsx";
import { Notice } from "../../../../../ui/notice.tsx";
import { PageHeader } from "../../../../../ui/page-header.tsx";
import { DescribedForm } from "../../../../forms/described-form.tsx";
import { formWords } from "../../../../forms/words.ts";
import { page } from "../../../../guard.tsx";
import { newOnce } from "../../../../once.ts";
import { isWithRegistrar } from "../../../live.ts";
import { DomainState } from "../../../states.tsx";
import { titled } from "../../../title.ts";
import { DomainTabs } from "../domain-tabs.tsx";
import { own, type Props } from "../own.ts";
import { saveContacts } from "./actions.ts";
import { contactGroups } from "./contact-fields.ts";

const mine = (props: Props) => own(props, "/contacts", ["domains", "managedomains"]);

export const generateMetadata = titled(async (props: Props) => {
  const [{ found }, { t }] = await Promise.all([mine(props), words()]);
  return t("manage.contacts.of", { name: found.name });
});

export default page("/domains/[id]/contacts", async (props: Props) => {
  const { scope, found } = await mine(props);
  const [known, { t, locale }] = await Promise.all([
    isWithRegistrar(found) ? contacts(scope, found) : undefined,
    words(),
  ]);
  return (
    <>
      <PageHeader
        title={found.name}
        badge={<DomainState of={found.status} t={t} />}
        back={{ href: `/domains/${found.id}`, label: found.name }}
        state={t("manage.contacts.lead")}
      />
      <DomainTabs scope={scope} found={found} current="contacts" t={t} />
      {known?.is === "known" ? (
        <Columns kind="form">
          <DescribedForm
            action={saveContacts}
            once={newOnce()}
            hidden={{ domain: String(found.id) }}
            groups={contactGroups(known.value, { t, locale })}
            submit={{ label: t("manage.contacts.save"), pending: t("manage.form.saving") }}
            {...formWords(t)}
          />
        </Columns>
      ) : (
        <Notice title={t("manage.contacts.none")}>{t(known ? "manage.untold" : "manage.notYet")}</Notice>
      )}
    </>
  );
});
