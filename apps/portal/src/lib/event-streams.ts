import "server-only";
import { inertPolicy, keptByNobody } from "../headers/policy.ts";
import { log } from "./log.ts";
import { setStreams } from "./metrics.ts";

/*
 * Streams of events to pages that stand open (HTML Living Standard, 9.2 "Server-sent events"). A browser holds each for
 * some minutes and then opens it anew, so that who he is, and what he may, is asked again like for any page.
 */

/** So many of one session, and of all together in this process. */
const MOST_OF_ONE = 4;
const MOST = 300;

/** Milliseconds after which a stream ends; up to a fifth more, so that those which began together do not end so. */
const LIFE = 5 * 60_000;

/** Milliseconds after which something is sent where nothing happened: less than any proxy waits. */
const BEAT = 15_000;

/** Milliseconds after which the browser asks again, when a stream has ended. */
const AGAIN = 3000;

export type Events = {
  /** Sends an event. */
  say: (data: string) => void;
  /** Sends nothing that a page hears, so that all in between know that somebody is there. */
  beat: () => void;
  /** Aborted when nobody listens any more, when its time is over, and when the process ends. */
  signal: AbortSignal;
  /** How long one waits before the next beat, in milliseconds. */
  pause: number;
};

type Streams = { open: Map<AbortController, string>; isEnding: boolean };

// One for the process, whatever bundles Next makes of this file.
const kept = globalThis as { krakenStreams?: Streams };

function streams(): Streams {
  if (kept.krakenStreams) return kept.krakenStreams;
  const made: Streams = { open: new Map(), isEnding: false };
  kept.krakenStreams = made;
  // Else the server would wait for them before it ends.
  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.once(signal, () => {
      made.isEnding = true;
      for (const each of made.open.keys()) each.abort();
    });
  return made;
}

const headers = {
  "Content-Type": "text/event-stream; charset=utf-8",
  // Compressed, events would wait for one another.
  "Cache-Control": `${keptByNobody}, no-transform`,
  "Content-Security-Policy": inertPolicy,
  "X-Accel-Buffering": "no",
};

const refused = (status: 429 | 503) =>
  new Response(null, { status, headers: { "Cache-Control": keptByNobody, "Retry-After": "60" } });

/**
 * Answers with a stream that lasts as long as `serve` does, five minutes at the most. One too many is refused: 429 of
 * one session, 503 of all; a browser leaves it at that.
 * @param owner of whom there may be a few: a session's id
 * @param left aborted when the one who asked goes away
 */
export function eventStream(owner: string, left: AbortSignal, serve: (events: Events) => Promise<void>): Response {
  const all = streams();
  if (all.isEnding || all.open.size >= MOST) return refused(503);
  if ([...all.open.values()].filter((each) => each === owner).length >= MOST_OF_ONE) return refused(429);
  const over = new AbortController();
  const { signal } = over;
  const end = () => over.abort();
  all.open.set(over, owner);
  setStreams(all.open.size);
  const timer = setTimeout(end, LIFE * (1 + Math.random() / 5)).unref();
  signal.addEventListener("abort", () => {
    clearTimeout(timer);
    left.removeEventListener("abort", end);
    all.open.delete(over);
    setStreams(all.open.size);
  });
  left.addEventListener("abort", end);
  if (left.aborted) end();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (text: string) => {
        if (!signal.aborted) controller.enqueue(encoder.encode(text));
      };
      const close = () => {
        try {
          controller.close();
        } catch {
          // Who listened has closed it himself.
        }
      };
      if (signal.aborted) return close();
      signal.addEventListener("abort", close);
      write(`retry: ${AGAIN}\n\n`);
      const say = (data: string) => write(`data: ${data}\n\n`);
      serve({ say, beat: () => write(":\n\n"), signal, pause: BEAT })
        .catch((error: unknown) =>
          log("error", "stream failed", { name: error instanceof Error ? error.name : "unknown" }),
        )
        .finally(end);
    },
    cancel: end,
  });
  return new Response(body, { headers });
}

/** Ends all of them; for tests. */
export function endStreams(): void {
  for (const each of kept.krakenStreams?.open.keys() ?? []) each.abort();
}
