import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireStaff } from "../../../../../../access/access.ts";
import { roleMay } from "../../../../../../access/roles.ts";
import { idFrom } from "../../../../../../data/owned.ts";
import { departmentLoads, staffTicket } from "../../../../../../data/staff/tickets.ts";
import { statuses } from "../../../../../../data/tickets.ts";
import { words } from "../../../../../../messages/words.ts";
import { Columns } from "../../../../../../ui/columns.tsx";
import { LinkButton } from "../../../../../../ui/link-button.tsx";
import { PageHeader } from "../../../../../../ui/page-header.tsx";
import { Section } from "../../../../../../ui/section.tsx";
import { Stack } from "../../../../../../ui/stack.tsx";
import { DescribedForm } from "../../../../../forms/described-form.tsx";
import { formWords } from "../../../../../forms/words.ts";
import { page } from "../../../../../guard.tsx";
import { newOnce } from "../../../../../once.ts";
import { block, merge } from "./actions.ts";
import { ChangeForm } from "./change-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words();
  return { title: t("desk.manage.title") };
}

/** Everything that can be done with a ticket besides answering it. */
export default page("/admin/tickets/[id]/manage", async ({ params }: { params: Promise<{ id: string }> }) => {
  const { id: text } = await params;
  const scope = await requireStaff(`/admin/tickets/${encodeURIComponent(text)}/manage`, "tickets");
  const id = idFrom(text);
  const ticket = id === undefined ? undefined : await staffTicket(scope, id);
  if (!ticket) notFound();
  const { t } = await words();
  const [loads, known] = await Promise.all([departmentLoads(scope), statuses(scope)]);
  const hidden = { ticket: String(ticket.id) };
  return (
    <>
      <PageHeader
        title={t("desk.manage.title")}
        state={[ticket.number, ticket.subject].join(" · ")}
        back={{ href: `/admin/tickets/${ticket.id}`, label: ticket.subject }}
      />
      <Columns kind="form">
        <Stack>
          <Section title={t("desk.change.title")}>
            <ChangeForm scope={scope} ticket={ticket} loads={loads} statuses={known} list="" />
          </Section>
          <Section title={t("desk.merge.title")}>
            <Stack gap="small">
              <p>{t("desk.merge.text", { number: ticket.number })}</p>
              <DescribedForm
                action={merge}
                once={newOnce()}
                hidden={hidden}
                groups={[
                  {
                    fields: [
                      {
                        name: "number",
                        label: t("desk.merge.number"),
                        help: t("desk.merge.numberHelp"),
                        maxLength: 40,
                        required: true,
                        isCode: true,
                      },
                    ],
                  },
                ]}
                submit={{ label: t("desk.merge.submit"), pending: t("desk.merge.pending"), kind: "secondary" }}
                {...formWords(t)}
              />
            </Stack>
          </Section>
          <Section title={t("desk.block.title")}>
            <Stack gap="small">
              <p>{t("desk.block.text", { email: ticket.from.email })}</p>
              <DescribedForm
                action={block}
                once={newOnce()}
                hidden={hidden}
                submit={{ label: t("desk.block.submit"), pending: t("desk.block.pending"), kind: "danger" }}
              />
            </Stack>
          </Section>
          {roleMay(scope.member.role, "delete") && (
            <Section title={t("desk.delete.ticket")}>
              <Stack gap="small">
                <p>{t("desk.delete.ticketText")}</p>
                <div>
                  <LinkButton href={`/admin/tickets/${ticket.id}/delete?what=ticket`}>
                    {t("desk.delete.ticket")}
                  </LinkButton>
                </div>
              </Stack>
            </Section>
          )}
        </Stack>
      </Columns>
    </>
  );
});
