import type { ReactElement } from "react";
import type { StaffTicket } from "../../../../../data/staff/tickets.ts";
import { MOST_STARS } from "../../../../../data/ticket-rating.ts";
import type { Words } from "../../../../../messages/words.ts";
import { readMarkdown } from "../../../../../rich/markdown.ts";
import { Conversation } from "../../../../../ui/conversation.tsx";
import { DateText } from "../../../../../ui/date-text.tsx";
import { Link } from "../../../../../ui/link.tsx";
import { Rated } from "../../../../../ui/rating.tsx";
import { RichText } from "../../../../../ui/rich-text.tsx";

interface ThreadProps {
  ticket: StaffTicket;
  /** Whether one may delete replies and notes. */
  mayDelete: boolean;
  words: Words;
}

/** What was said, oldest first, with staff's notes where they were written. */
export function Thread({ ticket, mayDelete, words: { t, locale } }: ThreadProps): ReactElement {
  const remove = (what: string) =>
    mayDelete && (
      <Link className="link muted" href={`/admin/tickets/${ticket.id}/delete?what=${what}`}>
        {t("desk.delete.link")}
      </Link>
    );
  const timeOf = (at: string | null) => <DateText value={at} locale={locale} withTime />;
  const messages = ticket.messages.map((message) => ({
    at: message.at,
    entry: {
      kind: "message" as const,
      key: `message ${message.id}`,
      id: `reply-${message.id}`,
      author: message.author || t("admin.ticket.nobody"),
      who: message.isStaff ? ("staff" as const) : ("client" as const),
      role: message.isStaff ? t("admin.ticket.staff") : undefined,
      time: timeOf(message.at),
      body: <RichText tree={readMarkdown(message.text)} />,
      attachments: message.attachments.map(({ name, index }) => ({
        name,
        href: `/api/admin/tickets/${ticket.id}/files/message/${message.id}/${index}`,
      })),
      foot: (
        <>
          {message.rating && <Rated>{t("admin.ticket.rated", { given: message.rating, most: MOST_STARS })}</Rated>}
          {/* The opening message goes only with its ticket. */}
          {message.id !== 0 && remove(`reply-${message.id}`)}
        </>
      ),
    },
  }));
  const notes = ticket.notes.map((note) => ({
    at: note.at,
    entry: {
      kind: "note" as const,
      key: `note ${note.id}`,
      author: note.author || t("admin.ticket.nobody"),
      who: "staff" as const,
      role: t("admin.ticket.note"),
      time: timeOf(note.at),
      body: <RichText tree={readMarkdown(note.text)} />,
      attachments: note.attachments.map(({ name, index }) => ({
        name,
        href: `/api/admin/tickets/${ticket.id}/files/note/${note.id}/${index}`,
      })),
      foot: remove(`note-${note.id}`),
    },
  }));
  const entries = [...messages, ...notes].sort((a, b) => (a.at ?? "").localeCompare(b.at ?? ""));
  return <Conversation entries={entries.map(({ entry }) => entry)} />;
}
