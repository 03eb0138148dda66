"use client";

import { useRouter } from "next/navigation";
import { type ReactElement, useEffect, useRef, useState } from "react";

type Other = { name: string; isAnswering: boolean };
type Heard = { list: string; ticket?: string; others: Other[] };

export interface LiveDeskProps {
  /** The ticket that is open, and its version as the page shows it. */
  ticket?: { id: number; version: string; newest: number } | undefined;
  /** "{{name}} is reading", "{{name}} is answering", "New reply" */
  labels: { reading: string; answering: string; newReply: string };
}

/** The text of the answer that is being written, if one is. */
const typed = () =>
  document.querySelector<HTMLTextAreaElement>("form.reply textarea[name=message]")?.value.trim() ?? "";

/**
 * Makes the desk anew when its list or its ticket has changed, as long as somebody looks at it: what is typed stays. Tells who
 * else reads or answers the ticket, and them the same of who sits here.
 */
export function LiveDesk({ ticket, labels }: LiveDeskProps): ReactElement {
  const router = useRouter();
  const [others, setOthers] = useState<Other[]>([]);
  const [isAnswering, setAnswering] = useState(false);
  const { id, version, newest = 0 } = ticket ?? {};
  const shown = useRef({ ticket: version, list: "" });
  useEffect(() => {
    shown.current.ticket = version;
  }, [version]);
  useEffect(() => {
    const look = () => setAnswering(typed() !== "");
    look();
    document.addEventListener("input", look);
    return () => document.removeEventListener("input", look);
  }, []);
  useEffect(() => {
    let source: EventSource | undefined;
    const hear = ({ data }: MessageEvent<string>) => {
      const heard = JSON.parse(data) as Heard;
      const before = shown.current;
      const isNew = heard.ticket !== before.ticket || (before.list !== "" && heard.list !== before.list);
      // Once for each version: should the page show another one all the same, it is left at that.
      shown.current = { ticket: heard.ticket, list: heard.list };
      setOthers(heard.others);
      if (isNew) router.refresh();
    };
    const query = new URLSearchParams({
      ...(id === undefined ? {} : { ticket: String(id) }),
      ...(isAnswering ? { answering: "1" } : {}),
    });
    const look = () => {
      source?.close();
      // A page that nobody sees asks for nothing; when it is seen again, it hears at once what it missed.
      source = document.hidden ? undefined : new EventSource(`/api/admin/live?${query}`);
      source?.addEventListener("message", hear);
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      source?.close();
    };
  }, [id, isAnswering, router]);
  const [seen, setSeen] = useState(newest);
  return (
    <div role="status">
      {others.map(({ name, isAnswering: answers }) => (
        <p key={name} className="event">
          {(answers ? labels.answering : labels.reading).replace("{{name}}", name)}
        </p>
      ))}
      {newest > seen && (
        <p className="event" data-new>
          <a className="link" href={`#reply-${newest}`} onClick={() => setSeen(newest)}>
            {labels.newReply}
          </a>
        </p>
      )}
    </div>
  );
}
