import type { ReactElement, ReactNode } from "react";

export interface TimelineEvent {
  key: string | number;
  title: ReactNode;
  /** When, by whom, how much. */
  detail?: ReactNode;
  /** At the far side instead of below: for a full-width history. */
  time?: ReactNode;
  /** next: still to come. */
  tone?: "ok" | "bad" | "next" | undefined;
}

/** What happened, newest first. */
export function Timeline({ events }: { events: TimelineEvent[] }): ReactElement {
  return (
    <ol className="timeline">
      {events.map((event) => (
        <li key={event.key} data-state={event.tone}>
          {event.time === undefined ? (
            <div>
              {event.title}
              {event.detail && <small>{event.detail}</small>}
            </div>
          ) : (
            <div className="timeline-row">
              <div>
                {event.title}
                {event.detail && <small>{event.detail}</small>}
              </div>
              <div className="timeline-time">{event.time}</div>
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}
