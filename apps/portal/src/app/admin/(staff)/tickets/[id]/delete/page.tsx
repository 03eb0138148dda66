import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireStaff } from "../../../../../../access/access.ts";
import { idFrom } from "../../../../../../data/owned.ts";
import { staffTicket } from "../../../../../../data/staff/tickets.ts";
import { firstOf, type SearchParams } from "../../../../../../lib/search-params.ts";
import { words } from "../../../../../../messages/words.ts";
import { Columns } from "../../../../../../ui/columns.tsx";
import { LinkButton } from "../../../../../../ui/link-button.tsx";
import { PageHeader } from "../../../../../../ui/page-header.tsx";
import { Stack } from "../../../../../../ui/stack.tsx";
import { DescribedForm } from "../../../../../forms/described-form.tsx";
import { formWords } from "../../../../../forms/words.ts";
import { page } from "../../../../../guard.tsx";
import { newOnce } from "../../../../../once.ts";
import { remove } from "./actions.ts";
import { whatOf } from "./what.ts";

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words();
  return { title: t("desk.delete.title") };
}

/** Says what goes, and has the ticket's number typed before it does. */
export default page("/admin/tickets/[id]/delete", async ({ params, searchParams }: Props) => {
  const { id: text } = await params;
  const search = await firstOf(searchParams);
  const scope = await requireStaff(`/admin/tickets/${encodeURIComponent(text)}/delete`, "delete");
  const id = idFrom(text);
  const ticket = id === undefined ? undefined : await staffTicket(scope, id);
  if (!ticket) notFound();
  const wanted = search.what ?? "ticket";
  const what = whatOf(wanted, ticket);
  if (!what) notFound();
  const { t } = await words();
  const here = `/admin/tickets/${ticket.id}`;
  const said = {
    ticket: undefined,
    reply: ticket.messages,
    note: ticket.notes,
  }[what.kind]?.find((each) => what.kind !== "ticket" && each.id === what.id)?.text;
  return (
    <>
      <PageHeader title={t(`desk.delete.${what.kind}`)} back={{ href: here, label: ticket.subject }} />
      <Columns kind="form">
        <Stack>
          <p>{t(`desk.delete.${what.kind}Text`)}</p>
          {said && <blockquote className="muted">{said.slice(0, 300)}</blockquote>}
          <DescribedForm
            action={remove}
            once={newOnce()}
            hidden={{ ticket: String(ticket.id), what: wanted }}
            groups={[
              {
                fields: [
                  {
                    name: "typed",
                    label: t("desk.delete.typed", { number: ticket.number }),
                    maxLength: 40,
                    required: true,
                    isCode: true,
                  },
                ],
              },
            ]}
            submit={{ label: t(`desk.delete.${what.kind}`), pending: t("desk.delete.pending"), kind: "danger" }}
            beside={<LinkButton href={here}>{t("desk.delete.keep")}</LinkButton>}
            {...formWords(t)}
          />
        </Stack>
      </Columns>
    </>
  );
});
