"use client";

import { useRouter } from "next/navigation";
import { type ReactElement, useEffect, useRef, useState } from "react";

export interface LiveTicketProps {
  ticket: number;
  /** Of the ticket as the page shows it. */
  version: string;
  /** The id of staff's newest reply; 0 while there is none. */
  newest: number;
  /** "New reply" */
  label: string;
}

/**
 * Makes the page anew when its ticket has changed, as long as somebody looks at it: what is typed stays. Says quietly that
 * there is a new reply of staff's.
 */
export function LiveTicket({ ticket, version, newest, label }: LiveTicketProps): ReactElement {
  const router = useRouter();
  const shown = useRef(version);
  useEffect(() => {
    shown.current = version;
  }, [version]);
  useEffect(() => {
    let source: EventSource | undefined;
    const look = () => {
      source?.close();
      // A page that nobody sees asks for nothing; when it is seen again, it hears at once what it missed.
      source = document.hidden ? undefined : new EventSource(`/api/tickets/${ticket}/live`);
      source?.addEventListener("message", ({ data }) => {
        if (data !== shown.current) router.refresh();
      });
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      source?.close();
    };
  }, [ticket, router]);
  const [seen, setSeen] = useState(newest);
  return (
    <div role="status">
      {newest > seen && (
        <p className="event" data-new>
          <a className="link" href={`#reply-${newest}`} onClick={() => setSeen(newest)}>
            {label}
          </a>
        </p>
      )}
    </div>
  );
}
