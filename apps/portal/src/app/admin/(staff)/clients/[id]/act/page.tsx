import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireStaff } from "../../../../../../access/access.ts";
import { idFrom } from "../../../../../../data/owned.ts";
import { client } from "../../../../../../data/people.ts";
import { words } from "../../../../../../messages/words.ts";
import { Columns } from "../../../../../../ui/columns.tsx";
import { PageHeader } from "../../../../../../ui/page-header.tsx";
import { page } from "../../../../../guard.tsx";
import { ActForm } from "./act-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words();
  return { title: t("staff.act.open") };
}

export default page("/admin/clients/[id]/act", async ({ params }: { params: Promise<{ id: string }> }) => {
  const { id: text } = await params;
  const scope = await requireStaff(`/admin/clients/${encodeURIComponent(text)}/act`, "act");
  const id = idFrom(text);
  const found = id === undefined ? undefined : await client(scope, id);
  if (!found) notFound();
  const { t } = await words();
  return (
    <>
      <PageHeader
        title={t("staff.act.title", { name: found.name })}
        back={{ href: `/admin/clients/${found.id}`, label: found.name }}
      />
      <Columns kind="form">
        <ActForm
          client={found.id}
          labels={{
            reason: t("staff.act.reason"),
            reasonHelp: t("staff.act.reasonHelp"),
            submit: t("staff.act.submit"),
            pending: t("staff.act.pending"),
            cancel: t("staff.act.cancel"),
          }}
        />
      </Columns>
    </>
  );
});
