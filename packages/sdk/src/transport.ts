import { Pool } from "undici";
import { Deadline } from "./deadline.ts";
import { exchange, type Outcome } from "./exchange.ts";
import { createQueue } from "./queue.ts";
import { isPassing, MAX_RETRIES, pauseAfter, wait } from "./retry.ts";

/** What the transport needs to know; WhmcsOptions documents each. */
export type TransportOptions = {
  endpoint: URL;
  timeout: number;
  concurrency: number;
  maxAnswerBytes: number;
  tls: { ca?: string | undefined; insecure: boolean };
};

export type Request = { body: string; effect: "read" | "write"; signal?: AbortSignal | undefined };

/** How a call ended, how often it was sent, and how many milliseconds it took with waiting and pauses. */
export type Sent = { outcome: Outcome; attempts: number; duration: number };

/**
 * One pool of kept-alive connections to one endpoint, and the queue before it. `send` never rejects; reads are
 * retried, writes are sent once.
 */
export function createTransport(options: TransportOptions) {
  const { endpoint, timeout, maxAnswerBytes } = options;
  const path = `${endpoint.pathname}${endpoint.search}`;
  const pool = new Pool(endpoint.origin, {
    connections: options.concurrency,
    pipelining: 1,
    // The deadline covers the whole call; undici's own limits would only come between.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: {
      timeout: Math.min(timeout, 10_000),
      rejectUnauthorized: !options.tls.insecure,
      ...(options.tls.ca === undefined ? {} : { ca: options.tls.ca }),
    },
  });
  const queue = createQueue(options.concurrency);

  async function send(request: Request): Promise<Sent> {
    const deadline = new Deadline(timeout, request.signal);
    let attempts = 0;
    const result = (outcome: Outcome): Sent => ({ outcome, attempts, duration: Math.round(deadline.elapsed) });
    try {
      for (let attempt = 1; ; attempt++) {
        const ended = deadline.ended ?? (await queue.enter(deadline));
        if (ended) return result({ kind: ended.kind, cause: ended.reason, sent: false });
        const outcome = await exchange(pool, { path, body: request.body, maxAnswerBytes }, deadline);
        queue.leave();
        if (outcome.kind === "answer" || outcome.sent) attempts += 1;
        if (request.effect === "write" || attempt > MAX_RETRIES || !isPassing(outcome)) return result(outcome);
        // The turn is given back meanwhile: what waits in the queue need not wait for this pause too.
        const pause = pauseAfter(attempt, outcome);
        if (pause >= deadline.left) return result(outcome);
        await wait(pause, deadline);
      }
    } finally {
      deadline.clear();
    }
  }

  return { send, close: () => pool.close() };
}

export type Transport = ReturnType<typeof createTransport>;
