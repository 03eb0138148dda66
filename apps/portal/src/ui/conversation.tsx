import type { ReactElement, ReactNode } from "react";
import { type Attachment, Attachments } from "./attachments.tsx";
import { Avatar } from "./avatar.tsx";
import { Prose } from "./prose.tsx";
import { Tag } from "./tag.tsx";

export interface ConversationMessage {
  key: string | number;
  /** note: for staff only. */
  kind: "message" | "note";
  author: string;
  who: "client" | "staff";
  /** The name before the author's when that is only "You": for the initials. */
  initialsOf?: string | undefined;
  /** "Owner", "Kraken Hosting", "Note, staff only" */
  role?: string | undefined;
  time: ReactNode;
  /** Plain text is set in paragraphs; anything else is shown as it is. */
  body: ReactNode;
  attachments?: Attachment[] | undefined;
  /** Below it: a Rating. */
  foot?: ReactNode;
  /** By which an address leads to it: "reply-7". */
  id?: string | undefined;
}

export interface ConversationEvent {
  key: string | number;
  kind: "event";
  /** "Jonas took the ticket · Sun 22 Nov, 08:05" */
  text: ReactNode;
  /** From here on it has not been read. */
  isNew?: boolean | undefined;
}

/** A ticket's messages, oldest first, with what happened in between. */
export function Conversation({ entries }: { entries: (ConversationMessage | ConversationEvent)[] }): ReactElement {
  return (
    <ol className="thread">
      {entries.map((entry) =>
        entry.kind === "event" ? (
          <li key={entry.key} className="event" data-new={entry.isNew || undefined}>
            <span>{entry.text}</span>
          </li>
        ) : (
          <Message key={entry.key} message={entry} />
        ),
      )}
    </ol>
  );
}

function Message({ message }: { message: ConversationMessage }): ReactElement {
  return (
    <li className="msg" id={message.id} data-kind={message.kind === "note" ? "note" : undefined}>
      <Avatar name={message.initialsOf ?? message.author} who={message.who} />
      <div className="msg-head">
        <b>
          <bdi>{message.author}</bdi>
        </b>
        {message.role && <Tag>{message.role}</Tag>}
        <span className="msg-time">{message.time}</span>
      </div>
      <Prose>{message.body}</Prose>
      {message.attachments && message.attachments.length > 0 && <Attachments files={message.attachments} />}
      {message.foot}
    </li>
  );
}
