import type { ReactElement, ReactNode } from "react";

export interface DeskProps {
  /** The page's heading, read aloud: "Tickets that wait". */
  title: string;
  /** A DeskList. */
  list: ReactNode;
  /** A DeskTicket; without one the list has a phone's whole screen. */
  children?: ReactNode;
  /** The client beside the conversation: DeskPart after DeskPart. */
  side?: ReactNode;
  /** "Client" */
  sideLabel: string;
}

/** Three panes for the ticket queue: list, conversation, client. A phone shows the list, or one conversation. */
export function Desk({ title, list, children, side, sideLabel }: DeskProps): ReactElement {
  return (
    <div className="desk" data-open={children ? true : undefined}>
      <h1 className="sr">{title}</h1>
      {list}
      {children}
      {side && (
        <aside className="desk-side" aria-label={sideLabel}>
          {side}
        </aside>
      )}
    </div>
  );
}
