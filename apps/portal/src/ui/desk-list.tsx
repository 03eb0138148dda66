import type { ReactElement, ReactNode } from "react";
import { Avatar } from "./avatar.tsx";
import { Link } from "./link.tsx";
import type { Tone } from "./tone.ts";

export interface DeskTicketLine {
  key: string | number;
  href: string;
  subject: string;
  client: string;
  number: string;
  /** How long it has waited: "5 h 12 min". */
  wait: string;
  waitTone?: Tone | undefined;
  current?: boolean | undefined;
  read?: boolean | undefined;
  /** Badge and Tags. */
  marks?: ReactNode;
  /** The name of the one who has it. */
  assignee?: string | undefined;
}

export interface DeskListProps {
  label: string;
  /** SearchBox and FilterChips. */
  filters: ReactNode;
  tickets: DeskTicketLine[];
  /** Shown when there is no ticket. */
  empty?: ReactNode;
  /** Pagination, or the keys. */
  foot?: ReactNode;
}

/** The first pane: which tickets wait, and how long. */
export function DeskList({ label, filters, tickets, empty, foot }: DeskListProps): ReactElement {
  return (
    <section className="desk-list" aria-label={label}>
      <div className="desk-views">{filters}</div>
      {tickets.length === 0 && empty}
      <ul>
        {tickets.map((ticket) => (
          <li key={ticket.key}>
            <Link
              className="ticket"
              href={ticket.href}
              aria-current={ticket.current ? "true" : undefined}
              data-read={ticket.read || undefined}
            >
              <b dir="auto">{ticket.subject}</b>
              <small className={ticket.waitTone ? `wait ${ticket.waitTone}` : "wait"}>{ticket.wait}</small>
              <small dir="auto">{ticket.client}</small>
              <small className="num">{ticket.number}</small>
              {(ticket.marks || ticket.assignee) && (
                <span className="meta">
                  {ticket.marks}
                  {ticket.assignee && <Avatar name={ticket.assignee} who="staff" small />}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
      {foot && <div className="desk-keys">{foot}</div>}
    </section>
  );
}
