import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { guestTicket } from "../../../access/guests.ts";
import type { GuestTicket } from "../../../data/guest-tickets.ts";
import { env } from "../../../env.ts";
import { firstOf, type SearchParams } from "../../../lib/search-params.ts";
import { type Words, words } from "../../../messages/words.ts";
import { readMarkdown } from "../../../rich/markdown.ts";
import { Columns } from "../../../ui/columns.tsx";
import { Conversation, type ConversationMessage } from "../../../ui/conversation.tsx";
import { DateText } from "../../../ui/date-text.tsx";
import { formatDate } from "../../../ui/format.ts";
import { Notice } from "../../../ui/notice.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { RichText } from "../../../ui/rich-text.tsx";
import { Section } from "../../../ui/section.tsx";
import { TicketState } from "../../(client)/states.tsx";
import { leftWords } from "../../(client)/tickets/message.ts";
import { page } from "../../guard.tsx";
import { newOnce } from "../../once.ts";
import { FindForm } from "./find-form.tsx";
import { GuestReplyForm } from "./reply-form.tsx";
import { typedReply } from "./typed.ts";

/**
 * The access code is in the address: no other site is told it. ("no-referrer" would keep a form without scripts from
 * saying where it comes from.)
 */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words()).t("people.guest.ticket"), referrer: "same-origin" };
}

export default page(
  "/guest/tickets",
  async ({ searchParams }: { searchParams: SearchParams }) => {
    const [{ tid, c, opened }, said] = await Promise.all([firstOf(searchParams), words()]);
    if (tid === undefined && c === undefined) return <Find t={said.t} />;
    const found = await guestTicket(tid ?? "", c ?? "");
    if (!found) notFound();
    if ("clientTicketId" in found) redirect(`/tickets/${found.clientTicketId}`);
    return <Ticket found={found} code={c ?? ""} isNew={opened !== undefined} {...said} />;
  },
  typed,
);

const labelsOf = (t: Words["t"], isClosed: boolean) => ({
  reply: t("client.ticket.yourReply"),
  placeholder: t(isClosed ? "client.ticket.placeholderClosed" : "client.ticket.placeholder"),
  send: t("client.ticket.send"),
  sending: t("client.ticket.sending"),
  left: leftWords(t),
});

/** The reply that could not be sent, when the ticket can't be shown either. */
async function typed({ searchParams }: { searchParams: SearchParams }) {
  const [{ tid, c }, state, { t }] = await Promise.all([firstOf(searchParams), typedReply.kept(), words()]);
  if (!state) return undefined;
  return <GuestReplyForm tid={tid ?? ""} c={c ?? ""} once={newOnce()} before={state} labels={labelsOf(t, false)} />;
}

function Find({ t }: { t: Words["t"] }) {
  return (
    <>
      <PageHeader title={t("people.guest.find")} state={t("people.guest.findLead")} />
      <Columns kind="form">
        <FindForm
          labels={{
            number: t("people.guest.number"),
            code: t("people.guest.code"),
            codeHelp: t("people.guest.codeHelp"),
            show: t("people.guest.show"),
          }}
        />
      </Columns>
    </>
  );
}

type TicketProps = Words & { found: GuestTicket; code: string; isNew: boolean };

function Ticket({ found, code, isNew, t, locale }: TicketProps) {
  const { number, department } = found;
  const date = (found.opened && formatDate(found.opened, locale)) ?? "";
  return (
    <>
      <PageHeader
        title={found.subject}
        badge={<TicketState of={found.status} t={t} />}
        state={
          department
            ? t("client.ticket.openedOn", { number, department, date })
            : t("client.ticket.openedOnPlain", { number, date })
        }
      />
      {isNew && (
        <Notice tone="ok" title={t("people.guest.opened")}>
          {t("people.guest.openedHelp", { email: found.email })}
        </Notice>
      )}
      <Section title={t("client.ticket.conversation")} hideTitle>
        <Conversation entries={entriesOf(found, { t, locale })} />
        <GuestReplyForm
          key={found.messages.length}
          tid={number}
          once={newOnce()}
          c={code}
          labels={labelsOf(t, found.status === "Closed")}
        />
      </Section>
    </>
  );
}

function entriesOf(found: GuestTicket, { t, locale }: Words): ConversationMessage[] {
  return found.messages.map((message) => ({
    key: message.id,
    kind: "message",
    author: message.isStaff ? message.author || t("client.ticket.team") : t("client.ticket.you"),
    initialsOf: message.isStaff ? undefined : found.name,
    who: message.isStaff ? "staff" : "client",
    role: message.isStaff ? env().BRAND_NAME : undefined,
    time: <DateText value={message.at} locale={locale} withTime />,
    body: <RichText tree={readMarkdown(message.text)} />,
    attachments: message.attachments.map((name) => ({ name })),
  }));
}
