import type { ReactElement, ReactNode } from "react";
import { Icon } from "./icon.tsx";
import { Link } from "./link.tsx";
import { useUniqueId } from "./use-unique-id.ts";

export interface DeskTicketProps {
  subject: string;
  /** Back to the list, on a phone: "Waiting, 14". */
  back: { href: string; label: string };
  actions?: ReactNode;
  /** Badge, Tags, number, department. */
  state: ReactNode;
  /** A ReplyBox, always in sight. */
  reply?: ReactNode;
  /** A Conversation. */
  children: ReactNode;
}

/** The middle pane: one ticket, its messages and the answer. */
export function DeskTicket({ subject, back, actions, state, reply, children }: DeskTicketProps): ReactElement {
  const id = useUniqueId();
  return (
    <section className="desk-main" aria-labelledby={id}>
      <header className="desk-head">
        <Link className="crumb back" href={back.href}>
          <Icon name="previous" small />
          {back.label}
        </Link>
        <div className="desk-title">
          <h2 id={id}>
            <bdi>{subject}</bdi>
          </h2>
          {actions && <div className="actions">{actions}</div>}
        </div>
        <div className="desk-state">{state}</div>
      </header>
      {children}
      {reply && <div className="replybox">{reply}</div>}
    </section>
  );
}
