import type { Metadata } from "next";
import { requireStaff } from "../../../../../access/access.ts";
import { groupChoices } from "../../../../../data/staff/client-settings.ts";
import { currencyChoices } from "../../../../../data/staff/currencies.ts";
import { words } from "../../../../../messages/words.ts";
import { Columns } from "../../../../../ui/columns.tsx";
import { LinkButton } from "../../../../../ui/link-button.tsx";
import { PageHeader } from "../../../../../ui/page-header.tsx";
import { RichForm } from "../../../../forms/rich-form.tsx";
import { formWords } from "../../../../forms/words.ts";
import { page } from "../../../../guard.tsx";
import { newOnce } from "../../../../once.ts";
import { LIST } from "../query.ts";
import { add } from "./actions.ts";
import { clientGroups } from "./fields.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words()).t("clients.add.open") };
}

/** A client whom staff add, with what he is mailed about it. */
export default page(`${LIST}/new`, async () => {
  const scope = await requireStaff(`${LIST}/new`, "clients");
  const [groups, currencies, said] = await Promise.all([groupChoices(scope), currencyChoices(scope), words()]);
  const { t } = said;
  return (
    <>
      <PageHeader
        title={t("clients.add.open")}
        state={t("clients.add.lead")}
        back={{ href: LIST, label: t("admin.clients.title") }}
      />
      <Columns kind="form">
        <RichForm
          action={add}
          once={newOnce()}
          hidden={{}}
          groups={clientGroups({ groups, currencies, country: "", ...said })}
          submit={{ label: t("clients.add.submit"), pending: t("manage.form.saving") }}
          beside={<LinkButton href={LIST}>{t("clients.add.leave")}</LinkButton>}
          {...formWords(t)}
        />
      </Columns>
    </>
  );
});
