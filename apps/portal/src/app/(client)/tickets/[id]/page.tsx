import { notFound } from "next/navigation";
import { Suspense } from "react";
import { clientScope, requireClient } from "../../../../access/access.ts";
import type { MyLetter } from "../../../../access/letters.ts";
import type { ClientScope } from "../../../../access/scope.ts";
import { domains } from "../../../../data/domains.ts";
import { idFrom } from "../../../../data/owned.ts";
import { profile } from "../../../../data/people.ts";
import { services } from "../../../../data/services.ts";
import { MOST_STARS, ratableReplies } from "../../../../data/ticket-rating.ts";
import { isClosed } from "../../../../data/ticket-state.ts";
import { versionOf } from "../../../../data/ticket-watch.ts";
import { type OwnTicket, ticket } from "../../../../data/tickets.ts";
import { env } from "../../../../env.ts";
import { clock } from "../../../../lib/clock.ts";
import { firstOf, type SearchParams } from "../../../../lib/search-params.ts";
import { type Words, words } from "../../../../messages/words.ts";
import { Columns } from "../../../../ui/columns.tsx";
import { Conversation, type ConversationMessage } from "../../../../ui/conversation.tsx";
import { DateText } from "../../../../ui/date-text.tsx";
import { DescriptionList } from "../../../../ui/description-list.tsx";
import { formatDate } from "../../../../ui/format.ts";
import { Link } from "../../../../ui/link.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { Rating } from "../../../../ui/rating.tsx";
import { Section } from "../../../../ui/section.tsx";
import { Stack } from "../../../../ui/stack.tsx";
import { draftName, draftWords } from "../../../drafts.ts";
import { DescribedForm } from "../../../forms/described-form.tsx";
import { page, panel } from "../../../guard.tsx";
import { newOnce } from "../../../once.ts";
import { uploadWords } from "../../../uploads.ts";
import { LetterNotices } from "../../outbox/letter.tsx";
import { lettersOfTicket } from "../../outbox/of-ticket.ts";
import { TicketState } from "../../states.tsx";
import { titled } from "../../title.ts";
import { letterAgain } from "../again.ts";
import { leftWords, previewWords, replyDraft } from "../message.ts";
import { Written } from "../written.tsx";
import { LiveTicket } from "./live-ticket.tsx";
import { rate } from "./rate-actions.ts";
import { ReplyForm } from "./reply-form.tsx";
import { close, reopen } from "./state-actions.ts";
import { typedReply } from "./typed.ts";

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

async function own({ params }: Props) {
  const { id: text } = await params;
  const scope = await requireClient("tickets", `/tickets/${encodeURIComponent(text)}`);
  const id = idFrom(text);
  const found = id === undefined ? undefined : await ticket(scope, id);
  if (!found) notFound();
  return { scope, found };
}

export const generateMetadata = titled(async (props: Props) => (await own(props)).found.subject);

export default page(
  "/tickets/[id]",
  async (props: Props) => {
    const { scope, found } = await own(props);
    const [{ t, locale }, { person }, ratable, letters, again] = await Promise.all([
      words(),
      profile(scope),
      ratableReplies(scope, found),
      lettersOfTicket(scope, found.id),
      againOf(scope, props),
    ]);
    const { today } = clock();
    const { number, department } = found;
    const date = (found.opened && formatDate(found.opened, locale)) ?? "";
    return (
      <>
        <PageHeader
          title={found.subject}
          badge={<TicketState of={found.status} t={t} />}
          back={{ href: "/tickets", label: t("client.ticket.back") }}
          state={
            department
              ? t("client.ticket.openedOn", { number, department, date })
              : t("client.ticket.openedOnPlain", { number, date })
          }
        />
        <Columns>
          <Section title={t("client.ticket.conversation")} hideTitle>
            <Conversation entries={entriesOf(found, { t, locale, person, today, ratable })} />
            {/* What is told once, that a letter has arrived, would be gone with the page that is made anew. */}
            {env().LIVE_SECONDS > 0 && !letters.some(({ state }) => state === "done") && (
              <LiveTicket
                ticket={found.id}
                version={versionOf(found)}
                newest={Math.max(0, ...found.messages.filter(({ isStaff }) => isStaff).map(({ id }) => id))}
                label={t("client.ticket.newReply")}
              />
            )}
            <LetterNotices letters={letters} t={t} here={found.id} />
            <ReplyForm
              stamp={stampOf(found, letters)}
              ticket={found.id}
              once={newOnce()}
              again={again}
              draft={draftName(scope, replyDraft(found.id))}
              labels={labelsOf(t, isClosed(found))}
              uploads={uploadWords(t)}
            />
          </Section>
          <Stack aside={t("client.ticket.about")}>
            <Section level={3} title={t("client.ticket.about")}>
              <Stack gap="small">
                <DescriptionList tight items={factsOf(found, scope, { t, locale })} />
                <DescribedForm
                  key={found.status}
                  action={isClosed(found) ? reopen : close}
                  once={newOnce()}
                  hidden={{ ticket: String(found.id) }}
                  submit={{
                    label: t(isClosed(found) ? "client.ticket.reopen" : "client.ticket.close"),
                    pending: t("manage.form.saving"),
                    kind: "secondary",
                    size: "small",
                  }}
                />
              </Stack>
            </Section>
          </Stack>
        </Columns>
      </>
    );
  },
  typed,
);

/** Another one when something of the client's was sent or kept. */
const stampOf = (found: OwnTicket, letters: MyLetter[]): string =>
  `${found.messages.filter(({ isStaff }) => !isStaff).length} ${letters.filter(({ state }) => state === "waiting").length}`;

const labelsOf = (t: Words["t"], isClosed: boolean) => ({
  reply: t("client.ticket.yourReply"),
  placeholder: t(isClosed ? "client.ticket.placeholderClosed" : "client.ticket.placeholder"),
  send: t("client.ticket.send"),
  sending: t("client.ticket.sending"),
  look: t("client.ticket.look"),
  left: leftWords(t),
  draft: draftWords(t),
  preview: previewWords(t),
});

/** What is written anew of what one has again. */
async function againOf(scope: ClientScope, { searchParams }: Props) {
  const letter = await letterAgain(scope, (await firstOf(searchParams)).again);
  return letter?.kind === "ticket.reply" ? { id: letter.id, message: letter.content.message } : undefined;
}

/** What waits to be sent and the reply that could not be, when the ticket can't be shown either. */
async function typed(props: Props) {
  const [id, state, { t }, scope] = await Promise.all([
    props.params.then((params) => idFrom(params.id)),
    typedReply.kept(),
    words(),
    clientScope(),
  ]);
  if (id === undefined || !scope) return undefined;
  const [letters, again] = [await lettersOfTicket(scope, id), await againOf(scope, props)];
  if (!state && !again && letters.length === 0) return undefined;
  return (
    <>
      <LetterNotices letters={letters} t={t} here={id} />
      {(state ?? again) && (
        <ReplyForm
          ticket={id}
          once={newOnce()}
          again={again}
          draft={draftName(scope, replyDraft(id))}
          before={state}
          labels={labelsOf(t, false)}
          uploads={uploadWords(t)}
        />
      )}
    </>
  );
}

type Context = Words & { person: string; today: string; ratable: ReadonlySet<number> };

function entriesOf(found: OwnTicket, { t, locale, person, today, ratable }: Context): ConversationMessage[] {
  return found.messages.map((message) => {
    const isOwn = !message.isStaff && (message.author === "" || message.author === person);
    const thisYear = message.at?.slice(0, 4) === today.slice(0, 4);
    return {
      key: message.id,
      kind: "message",
      id: message.isStaff ? `reply-${message.id}` : undefined,
      author: isOwn ? t("client.ticket.you") : message.author || t("client.ticket.team"),
      initialsOf: isOwn ? person : undefined,
      who: message.isStaff ? "staff" : "client",
      role: message.isStaff ? env().BRAND_NAME : undefined,
      time: <DateText value={message.at} locale={locale} withTime short={thisYear} />,
      body: <Written text={message.text} />,
      attachments: message.attachments.map(({ name, index }) => ({
        name,
        href: `/api/tickets/${found.id}/files/${message.id}/${index}`,
      })),
      foot: ratable.has(message.id) && (
        <Rating
          action={rate}
          label={t(message.rating ? "client.rating.given" : "client.rating.ask")}
          stars={Array.from({ length: MOST_STARS }, (_, at) => starWord(at + 1, t))}
          given={message.rating}
          submit={t(message.rating ? "client.rating.change" : "client.rating.submit")}
        >
          <input type="hidden" name="ticket" value={found.id} />
          <input type="hidden" name="reply" value={message.id} />
          <input type="hidden" name="once" value={newOnce()} />
        </Rating>
      ),
    };
  });
}

const starWord = (given: number, t: Words["t"]) => t("client.rating.star", { given, most: MOST_STARS });

function priorityWord(priority: string, t: Words["t"]): string {
  if (priority === "Low") return t("client.ticket.low");
  if (priority === "Medium") return t("client.ticket.medium");
  return priority === "High" ? t("client.ticket.high") : priority;
}

function factsOf(found: OwnTicket, scope: ClientScope, { t, locale }: Words) {
  return [
    ...(found.department ? [{ label: t("client.ticket.department"), value: found.department }] : []),
    ...(found.about
      ? [
          {
            label: t(found.about.kind === "service" ? "client.ticket.service" : "client.ticket.domain"),
            value: (
              <Suspense>
                <AboutWhat scope={scope} about={found.about} />
              </Suspense>
            ),
          },
        ]
      : []),
    { label: t("client.ticket.priority"), value: priorityWord(found.priority, t) },
    { label: t("client.ticket.opened"), value: <DateText value={found.opened} locale={locale} withTime /> },
    { label: t("client.ticket.lastReply"), value: <DateText value={found.lastReply} locale={locale} withTime /> },
  ];
}

type AboutProps = { scope: ClientScope; about: NonNullable<OwnTicket["about"]> };

/** The service or domain that the ticket is about; one that is gone has no name any more. */
const AboutWhat = panel("/tickets/[id]: about", async ({ scope, about: { kind, id } }: AboutProps) => {
  if (!scope.may(kind === "service" ? "products" : "domains")) return "—";
  const rows = kind === "service" ? await services(scope) : await domains(scope);
  const found = rows.find((row) => row.id === id);
  if (!found) return "—";
  return (
    <Link className="link" href={`/${kind}s/${id}`}>
      {found.name}
    </Link>
  );
});
