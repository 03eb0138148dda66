import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireStaff } from "../../../../../access/access.ts";
import { domainsOfClient } from "../../../../../data/domains.ts";
import { idFrom } from "../../../../../data/owned.ts";
import { servicesOfClient } from "../../../../../data/services.ts";
import { clientNow } from "../../../../../data/staff/client-record.ts";
import { departmentLoads } from "../../../../../data/staff/tickets.ts";
import { firstOf, hrefWith, type SearchParams } from "../../../../../lib/search-params.ts";
import { words } from "../../../../../messages/words.ts";
import { Columns } from "../../../../../ui/columns.tsx";
import { PageHeader } from "../../../../../ui/page-header.tsx";
import { leftWords } from "../../../../(client)/tickets/message.ts";
import { formWords } from "../../../../forms/words.ts";
import { page } from "../../../../guard.tsx";
import { newOnce } from "../../../../once.ts";
import { uploadWords } from "../../../../uploads.ts";
import { ForWhom } from "../../../for-whom.tsx";
import { longest } from "../[id]/longest.ts";
import { open } from "./actions.ts";
import { ticketGroups } from "./fields.ts";
import { OpenForm } from "./open-form.tsx";

const HERE = "/admin/tickets/new";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words()).t("desk.open.title") };
}

/** A ticket that staff open for a client. */
export default page(HERE, async ({ searchParams }: { searchParams: SearchParams }) => {
  const { client: text } = await firstOf(searchParams);
  const scope = await requireStaff(hrefWith(HERE, { client: text }), "tickets");
  const { t } = await words();
  if (text === undefined) {
    const head = { title: t("desk.open.title"), back: { href: "/admin/tickets", label: t("admin.tickets.title") } };
    return (
      <ForWhom head={head} t={t}>
        {t("desk.open.forWhomHelp")}
      </ForWhom>
    );
  }
  const id = idFrom(text);
  const client = id === undefined ? undefined : await clientNow(scope, id);
  if (!client) notFound();
  const [departments, services, domains] = await Promise.all([
    departmentLoads(scope),
    servicesOfClient(scope, client.id),
    domainsOfClient(scope, client.id),
  ]);
  return (
    <>
      <PageHeader
        title={t("desk.open.title")}
        state={t("desk.open.lead")}
        back={{ href: `/admin/clients/${client.id}`, label: client.name }}
      />
      <Columns kind="form">
        <OpenForm
          action={open}
          once={newOnce()}
          client={client.id}
          groups={ticketGroups({ departments, services, domains, t })}
          mail={{
            name: "mail",
            kind: "check",
            label: t("desk.open.mail"),
            detail: t("desk.open.mailHelp", { email: client.email }),
            value: "on",
          }}
          labels={{
            message: t("client.newTicket.message"),
            submit: t("client.newTicket.submit"),
            pending: t("client.newTicket.pending"),
            left: leftWords(t, longest),
          }}
          uploads={uploadWords(t)}
          summaries={formWords(t).summaries}
        />
      </Columns>
    </>
  );
});
