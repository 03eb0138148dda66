import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireStaff } from "../../../../../../access/access.ts";
import { idFrom } from "../../../../../../data/owned.ts";
import { paymentMethodNames } from "../../../../../../data/payment-methods.ts";
import { groupChoices, settingsNow } from "../../../../../../data/staff/client-settings.ts";
import { words } from "../../../../../../messages/words.ts";
import { Columns } from "../../../../../../ui/columns.tsx";
import { LinkButton } from "../../../../../../ui/link-button.tsx";
import { PageHeader } from "../../../../../../ui/page-header.tsx";
import { RichForm } from "../../../../../forms/rich-form.tsx";
import { formWords } from "../../../../../forms/words.ts";
import { page } from "../../../../../guard.tsx";
import { newOnce } from "../../../../../once.ts";
import { save } from "./actions.ts";
import { settingGroups } from "./fields.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words();
  return { title: t("clients.edit.open") };
}

/** Everything that staff change of a client, in one form. */
export default page("/admin/clients/[id]/edit", async ({ params }: { params: Promise<{ id: string }> }) => {
  const { id: text } = await params;
  const scope = await requireStaff(`/admin/clients/${encodeURIComponent(text)}/edit`, "clients");
  const id = idFrom(text);
  const found = id === undefined ? undefined : await settingsNow(scope, id);
  if (!found) notFound();
  const [groups, methods, said] = await Promise.all([groupChoices(scope), paymentMethodNames(scope), words()]);
  const { t } = said;
  const here = `/admin/clients/${found.id}`;
  return (
    <>
      <PageHeader
        title={t("clients.edit.open")}
        state={t("clients.edit.currency", { currency: found.currency })}
        back={{ href: here, label: found.name }}
      />
      <Columns kind="form">
        <RichForm
          action={save}
          once={newOnce()}
          hidden={{ client: String(found.id) }}
          groups={settingGroups({ client: found, groups, methods, ...said })}
          submit={{ label: t("clients.edit.submit"), pending: t("manage.form.saving") }}
          beside={<LinkButton href={here}>{t("clients.keep")}</LinkButton>}
          {...formWords(t)}
        />
      </Columns>
    </>
  );
});
