import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireStaff } from "../../../../../../access/access.ts";
import { idFrom } from "../../../../../../data/owned.ts";
import { mailSubjects, mailTemplates } from "../../../../../../data/staff/client-mails.ts";
import { clientNow } from "../../../../../../data/staff/client-record.ts";
import { firstOf, type SearchParams } from "../../../../../../lib/search-params.ts";
import { words } from "../../../../../../messages/words.ts";
import { PageHeader } from "../../../../../../ui/page-header.tsx";
import { Tabs } from "../../../../../../ui/tabs.tsx";
import { formWords } from "../../../../../forms/words.ts";
import { page } from "../../../../../guard.tsx";
import { newOnce } from "../../../../../once.ts";
import { send } from "./actions.ts";
import { EmailForm } from "./email-form.tsx";
import { mailGroups } from "./fields.ts";
import { emailHref, wayQuery, ways } from "./ways.ts";

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words()).t("mail.title") };
}

/** An e-mail to a client: what it says is looked at before it goes. */
export default page("/admin/clients/[id]/email", async ({ params, searchParams }: Props) => {
  const { id: text } = await params;
  const { way } = wayQuery.parse(await firstOf(searchParams));
  const id = idFrom(text);
  const here = id === undefined ? `/admin/clients/${encodeURIComponent(text)}/email` : emailHref(id, way);
  const scope = await requireStaff(here, "clients");
  const client = id === undefined ? undefined : await clientNow(scope, id);
  if (!client) notFound();
  const [subjects, templates, { t }] = await Promise.all([
    mailSubjects(scope, client),
    way === "template" ? mailTemplates(scope) : [],
    words(),
  ]);
  return (
    <>
      <PageHeader
        title={t("mail.title")}
        state={t("mail.to", { email: client.email })}
        back={{ href: `/admin/clients/${client.id}`, label: client.name }}
      />
      <Tabs
        label={t("mail.way")}
        tabs={ways.map((each) => ({
          href: emailHref(client.id, each),
          label: t(`mail.ways.${each}`),
          current: each === way,
        }))}
      />
      <EmailForm
        key={way}
        action={send}
        once={newOnce()}
        hidden={{ client: String(client.id), way }}
        groups={mailGroups(way, { subjects, templates, t })}
        labels={{
          preview: t("mail.preview"),
          shown: t("mail.shown"),
          frame: t("client.emails.frame"),
          to: t("clients.columns.to"),
          copies: t("mail.copies"),
          subject: t("clients.columns.subject"),
          send: t("mail.send"),
          sending: t("mail.sending"),
        }}
        summaries={formWords(t).summaries}
      />
    </>
  );
});
