import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { requireStaff, staffScope } from "../../../../../access/access.ts";
import { roleMay } from "../../../../../access/roles.ts";
import { staffReplies } from "../../../../../access/staff-letters.ts";
import { idFrom } from "../../../../../data/owned.ts";
import { staffTicket } from "../../../../../data/staff/tickets.ts";
import { versionOf } from "../../../../../data/ticket-watch.ts";
import { env } from "../../../../../env.ts";
import { firstOf, type SearchParams } from "../../../../../lib/search-params.ts";
import { words } from "../../../../../messages/words.ts";
import { Desk } from "../../../../../ui/desk.tsx";
import { DeskList } from "../../../../../ui/desk-list.tsx";
import { DeskTicket } from "../../../../../ui/desk-ticket.tsx";
import { formatDateTime } from "../../../../../ui/format.ts";
import { SkeletonLines } from "../../../../../ui/skeleton-lines.tsx";
import { Tag } from "../../../../../ui/tag.tsx";
import { page } from "../../../../guard.tsx";
import { newOnce } from "../../../../once.ts";
import { uploadWords } from "../../../../uploads.ts";
import { priorityWord, State } from "../../../state.tsx";
import { LiveDesk } from "../live-desk.tsx";
import { filtersOf, liveWords, queueHref, readQueue, viewWord } from "../query.ts";
import { Answering, replyLabels } from "./answering.tsx";
import { ClientSide } from "./client-side.tsx";
import { DeskQueue } from "./desk-queue.tsx";
import { OnItsWay } from "./on-its-way.tsx";
import { QuickActions } from "./quick-actions.tsx";
import { ReplyForm } from "./reply-form.tsx";
import { Thread } from "./thread.tsx";
import { TicketSide } from "./ticket-side.tsx";
import { typedReply } from "./typed.ts";

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [scope, id] = [await staffScope(), idFrom((await params).id)];
  const found = scope && id && (await staffTicket(scope, id).catch(() => undefined));
  return found ? { title: found.subject } : {};
}

export default page(
  "/admin/tickets/[id]",
  async ({ params, searchParams }: Props) => {
    const search = await firstOf(searchParams);
    const asked = filtersOf(search);
    const id = idFrom((await params).id);
    const scope = await requireStaff(queueHref(asked, { page: asked.page }, id));
    if (id === undefined) notFound();
    // Before the ticket: what arrives in between is in it.
    const letters = await staffReplies(scope, id);
    const [ticket, state] = await Promise.all([staffTicket(scope, id), readQueue(scope, search)]);
    if (!ticket) notFound();
    const { query } = state;
    const { t, locale } = await words();
    const again = letters.find(({ id: letter, isOwn }) => isOwn && letter === idFrom(search.again));
    const mayWrite = roleMay(scope.member.role, "tickets");
    const list = queueHref(query, { page: query.page }).split("?")[1] ?? "";
    const opened = ticket.opened && formatDateTime(ticket.opened, locale);
    const coming = <SkeletonLines label={t("admin.overview.ticketsComing")} lines={8} />;
    return (
      <Desk
        title={t("admin.tickets.title")}
        sideLabel={t("admin.ticket.client")}
        list={
          <Suspense fallback={<DeskList label={t("admin.tickets.title")} filters={null} tickets={[]} empty={coming} />}>
            <DeskQueue scope={scope} state={state} open={id} />
          </Suspense>
        }
        side={
          <>
            {mayWrite && (
              <Suspense fallback={null}>
                <TicketSide scope={scope} ticket={ticket} state={state} list={list} />
              </Suspense>
            )}
            <ClientSide scope={scope} clientId={ticket.clientId} from={ticket.from} />
          </>
        }
      >
        <DeskTicket
          subject={ticket.subject}
          back={{ href: queueHref(query, { page: query.page }), label: viewWord(query.status, t) }}
          actions={mayWrite && <QuickActions scope={scope} ticket={ticket} list={list} t={t} />}
          state={
            <>
              <State of={ticket.status} t={t} />
              <Tag>{priorityWord(ticket.priority, t)}</Tag>
              <span>
                {[ticket.number, ticket.department, opened && t("admin.ticket.opened", { time: opened })]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </>
          }
          reply={
            mayWrite && (
              <Answering
                scope={scope}
                ticket={ticket}
                state={state}
                list={list}
                ready={search.ready}
                again={again}
                t={t}
              />
            )
          }
        >
          <Thread ticket={ticket} mayDelete={roleMay(scope.member.role, "delete")} words={{ t, locale }} />
          <OnItsWay letters={letters} ticket={ticket.id} list={list} again={again?.id} t={t} />
          {env().LIVE_SECONDS > 0 && (
            <LiveDesk
              key={ticket.id}
              ticket={{
                id: ticket.id,
                version: versionOf(ticket),
                newest: Math.max(0, ...ticket.messages.filter(({ isStaff }) => !isStaff).map(({ id: reply }) => reply)),
              }}
              labels={liveWords(t)}
            />
          )}
        </DeskTicket>
      </Desk>
    );
  },
  typed,
);

/** The reply that could not be sent, when the ticket can't be shown either. */
async function typed({ params }: Props) {
  const [id, state, { t }] = [idFrom((await params).id), await typedReply.kept(), await words()];
  if (id === undefined || !state) return undefined;
  return (
    <ReplyForm
      ticket={id}
      once={newOnce()}
      list={state.list ?? ""}
      before={state}
      labels={replyLabels(t, "")}
      uploads={uploadWords(t)}
    />
  );
}
