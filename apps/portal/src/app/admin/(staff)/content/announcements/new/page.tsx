import type { Metadata } from "next";
import { requireStaff } from "../../../../../../access/access.ts";
import { words } from "../../../../../../messages/words.ts";
import { Columns } from "../../../../../../ui/columns.tsx";
import { PageHeader } from "../../../../../../ui/page-header.tsx";
import { page } from "../../../../../guard.tsx";
import { FormOf } from "../form-of.tsx";
import { LIST } from "../paths.ts";
import { add } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words();
  return { title: t("content.announcements.add") };
}

export default page(`${LIST}/new`, async () => {
  await requireStaff(`${LIST}/new`, "content");
  const { t } = await words();
  return (
    <>
      <PageHeader
        title={t("content.announcements.add")}
        back={{ href: LIST, label: t("content.announcements.title") }}
      />
      <Columns kind="form">
        <FormOf action={add} hidden={{}} href={LIST} t={t} />
      </Columns>
    </>
  );
});
