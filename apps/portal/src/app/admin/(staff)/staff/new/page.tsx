import type { Metadata } from "next";
import { requireStaff } from "../../../../../access/access.ts";
import { words } from "../../../../../messages/words.ts";
import { Columns } from "../../../../../ui/columns.tsx";
import { PageHeader } from "../../../../../ui/page-header.tsx";
import { page } from "../../../../guard.tsx";
import { DetailsForm } from "../details-form.tsx";
import { detailsLabels, madeLabels, roleOptions } from "../labels.ts";
import { add } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words();
  return { title: t("staff.form.addTitle") };
}

export default page("/admin/staff/new", async () => {
  await requireStaff("/admin/staff/new", "staff");
  const { t, locale } = await words();
  return (
    <>
      <PageHeader title={t("staff.form.addTitle")} back={{ href: "/admin/staff", label: t("staff.list.title") }} />
      <Columns kind="form">
        <DetailsForm
          action={add}
          values={{ name: "", email: "", role: "support", admin: "" }}
          roles={roleOptions({ t, locale })}
          labels={{ ...detailsLabels(t), submit: t("staff.form.submit"), pending: t("staff.form.pending") }}
          made={madeLabels(t, "/admin/staff")}
        />
      </Columns>
    </>
  );
});
