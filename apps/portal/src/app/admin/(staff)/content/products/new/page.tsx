import type { Metadata } from "next";
import { requireStaff } from "../../../../../../access/access.ts";
import { currencyList, productGroups } from "../../../../../../data/staff/content.ts";
import { words } from "../../../../../../messages/words.ts";
import { Columns } from "../../../../../../ui/columns.tsx";
import { LinkButton } from "../../../../../../ui/link-button.tsx";
import { PageHeader } from "../../../../../../ui/page-header.tsx";
import { RichForm } from "../../../../../forms/rich-form.tsx";
import { formWords } from "../../../../../forms/words.ts";
import { page } from "../../../../../guard.tsx";
import { newOnce } from "../../../../../once.ts";
import { add } from "./actions.ts";
import { productFields } from "./fields.ts";

const LIST = "/admin/content/products";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words();
  return { title: t("content.products.add") };
}

export default page(`${LIST}/new`, async () => {
  const scope = await requireStaff(`${LIST}/new`, "content");
  const [groups, currencies, { t }] = await Promise.all([productGroups(scope), currencyList(scope), words()]);
  return (
    <>
      <PageHeader title={t("content.products.add")} back={{ href: LIST, label: t("content.products.title") }} />
      <Columns kind="form">
        <RichForm
          action={add}
          once={newOnce()}
          hidden={{}}
          groups={productFields(groups, currencies, t)}
          submit={{ label: t("content.products.make"), pending: t("manage.form.saving") }}
          beside={<LinkButton href={LIST}>{t("money.leave")}</LinkButton>}
          {...formWords(t)}
        />
      </Columns>
    </>
  );
});
