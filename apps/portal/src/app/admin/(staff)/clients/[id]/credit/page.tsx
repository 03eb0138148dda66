import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireStaff } from "../../../../../../access/access.ts";
import { idFrom } from "../../../../../../data/owned.ts";
import { clientNow } from "../../../../../../data/staff/client-record.ts";
import { words } from "../../../../../../messages/words.ts";
import { Columns } from "../../../../../../ui/columns.tsx";
import { formatMoney } from "../../../../../../ui/format.ts";
import { LinkButton } from "../../../../../../ui/link-button.tsx";
import { PageHeader } from "../../../../../../ui/page-header.tsx";
import { RichForm } from "../../../../../forms/rich-form.tsx";
import { formWords } from "../../../../../forms/words.ts";
import { page } from "../../../../../guard.tsx";
import { newOnce } from "../../../../../once.ts";
import { tabHref } from "../tabs.ts";
import { change } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words();
  return { title: t("clients.credit.open") };
}

/** The form that adds to a client's credit, or takes off it; what there is stands above it. */
export default page("/admin/clients/[id]/credit", async ({ params }: { params: Promise<{ id: string }> }) => {
  const { id: text } = await params;
  const scope = await requireStaff(`/admin/clients/${encodeURIComponent(text)}/credit`, "money");
  const id = idFrom(text);
  const found = id === undefined ? undefined : await clientNow(scope, id);
  if (!found) notFound();
  const { t, locale } = await words();
  const amount = formatMoney(found.credit, found.currency, locale) ?? found.credit;
  return (
    <>
      <PageHeader
        title={t("clients.credit.open")}
        state={t("clients.credit.now", { amount })}
        back={{ href: tabHref(found.id, "money"), label: found.name }}
      />
      <Columns kind="form">
        <RichForm
          action={change}
          once={newOnce()}
          hidden={{ client: String(found.id) }}
          groups={[
            {
              fields: [
                {
                  kind: "options",
                  name: "way",
                  label: t("clients.credit.way"),
                  value: "add",
                  options: [
                    { value: "add", label: t("clients.credit.add"), detail: t("clients.credit.addHelp") },
                    {
                      value: "remove",
                      label: t("clients.credit.remove"),
                      detail: t("clients.credit.removeHelp", { amount }),
                    },
                  ],
                },
                {
                  name: "amount",
                  label: t("clients.credit.amount", { currency: found.currency }),
                  isCode: true,
                  maxLength: 20,
                  required: true,
                },
                {
                  name: "description",
                  label: t("clients.credit.description"),
                  help: t("clients.credit.descriptionHelp"),
                  maxLength: 500,
                  required: true,
                },
              ],
            },
          ]}
          submit={{ label: t("clients.credit.submit"), pending: t("manage.form.saving") }}
          beside={<LinkButton href={tabHref(found.id, "money")}>{t("clients.keep")}</LinkButton>}
          {...formWords(t)}
        />
      </Columns>
    </>
  );
});
