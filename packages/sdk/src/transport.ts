import { Readable } from "node:stream";
import { Pool } from "undici";
import {
  type CallFacts,
  ConnectionError,
  OutcomeUnknownError,
  ResponseError,
  TimeoutError,
  WhmcsError,
} from "./errors.ts";
import { createQueue } from "./queue.ts";

/** What the transport needs to know; createWhmcs documents each. */
export type TransportOptions = {
  endpoint: URL;
  timeout: number;
  concurrency: number;
  maxAnswerBytes: number;
  tls: { ca?: string | Buffer | undefined; insecure?: boolean | undefined };
};

export type Request = { action: string; body: string; effect: "read" | "write"; signal?: AbortSignal | undefined };
export type Answer = { status: number; text: string; duration: number; attempts: number };

/** A read is sent three times at most. */
const MAX_RETRIES = 2;
const RETRY_BASE_MS = 150;
const RETRIED_STATUSES = new Set([429, 502, 503, 504]);

type Failure = { kind: "timeout" | "aborted" | "connection" | "too long"; cause: unknown; sent: boolean };
type Outcome = { status: number; text: string; retryAfter?: number | undefined } | Failure;

const failed = (outcome: Outcome): outcome is Failure => "kind" in outcome;

/**
 * One pool of kept-alive connections to one endpoint. `send` resolves to the text of an answer, whatever its status;
 * reads are retried, writes are sent once.
 */
export function createTransport(options: TransportOptions) {
  const { endpoint, timeout } = options;
  const path = `${endpoint.pathname}${endpoint.search}`;
  const pool = new Pool(endpoint.origin, {
    connections: options.concurrency,
    pipelining: 1,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: {
      timeout: Math.min(timeout, 10_000),
      rejectUnauthorized: options.tls.insecure !== true,
      ...(options.tls.ca === undefined ? {} : { ca: options.tls.ca }),
    },
  });
  const queue = createQueue(options.concurrency);

  async function attempt(request: Request, signal: AbortSignal): Promise<Outcome> {
    let sent = request.effect === "read";
    const failure = (kind: Failure["kind"], cause: unknown): Failure => ({ kind, cause: safeCause(cause), sent });
    try {
      const answer = await pool.request({
        method: "POST",
        path,
        headers: {
          "content-type": "application/x-www-form-urlencoded",
          "content-length": String(Buffer.byteLength(request.body)),
          accept: "application/json",
        },
        // A write's body is handed over piece by piece, to know whether any of it can have left this process.
        body: request.effect === "read" ? request.body : Readable.from(watched(request.body, () => (sent = true))),
        signal,
      });
      const chunks: Buffer[] = [];
      let size = 0;
      for await (const chunk of answer.body as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size > options.maxAnswerBytes) {
          answer.body.destroy();
          return failure("too long", undefined);
        }
        chunks.push(chunk);
      }
      const after = answer.headers["retry-after"];
      return {
        status: answer.statusCode,
        text: Buffer.concat(chunks, size).toString("utf8"),
        retryAfter: retryAfter(typeof after === "string" ? after : undefined),
      };
    } catch (cause) {
      if (signal.aborted) return failure(isTimeout(signal.reason) ? "timeout" : "aborted", signal.reason);
      return failure("connection", cause);
    }
  }

  /** The error that a failed attempt is, for a caller: what may have been done decides. */
  function errorOf(request: Request, outcome: Failure, facts: CallFacts): WhmcsError {
    const told = { ...facts, cause: outcome.cause };
    if (request.effect === "write" && outcome.sent) {
      const why = {
        timeout: `no answer within ${timeout} ms`,
        aborted: "the call was aborted after it was sent",
        connection: "the connection broke before the whole answer came",
        "too long": `the answer is longer than ${options.maxAnswerBytes} bytes`,
      }[outcome.kind];
      return new OutcomeUnknownError(`${why}; it may have been done`, told);
    }
    if (outcome.kind === "timeout") return new TimeoutError(`no answer within ${timeout} ms`, told);
    if (outcome.kind === "too long") {
      return new ResponseError(`the answer is longer than ${options.maxAnswerBytes} bytes`, told);
    }
    if (outcome.kind === "aborted") return new WhmcsError("the call was aborted", told);
    return new ConnectionError(`no connection to ${endpoint.host}${codeOf(outcome.cause)}`, told);
  }

  return {
    async send(request: Request): Promise<Answer> {
      const started = performance.now();
      const elapsed = () => Math.round(performance.now() - started);
      const deadline = AbortSignal.timeout(timeout);
      const signal = request.signal ? AbortSignal.any([deadline, request.signal]) : deadline;
      let leave: () => void;
      try {
        leave = await queue.enter(signal);
      } catch (cause) {
        const kind = isTimeout(cause) ? "timeout" : "aborted";
        throw errorOf(request, { kind, cause, sent: false }, { action: request.action, duration: elapsed() });
      }
      try {
        for (let attempts = 1; ; attempts++) {
          const outcome = await attempt(request, signal);
          const again =
            request.effect === "read" &&
            attempts <= MAX_RETRIES &&
            (failed(outcome) ? outcome.kind === "connection" : RETRIED_STATUSES.has(outcome.status));
          if (again) {
            const told = failed(outcome) ? undefined : outcome.retryAfter;
            const pause = told ?? RETRY_BASE_MS * 2 ** (attempts - 1) * (0.5 + Math.random());
            if (elapsed() + pause < timeout && (await wait(pause, signal))) continue;
          }
          const duration = elapsed();
          if (!failed(outcome)) return { status: outcome.status, text: outcome.text, duration, attempts };
          throw errorOf(request, outcome, { action: request.action, duration });
        }
      } finally {
        leave();
      }
    },
    close: () => pool.close(),
    get waiting() {
      return queue.waiting;
    },
  };
}

export type Transport = ReturnType<typeof createTransport>;

async function* watched(body: string, started: () => void) {
  started();
  yield Buffer.from(body);
}

const isTimeout = (reason: unknown) => reason instanceof DOMException && reason.name === "TimeoutError";

/** Milliseconds that a Retry-After header asks for: seconds, or a date. */
function retryAfter(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,6}$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

/** True after the pause, false when the signal ended it. */
function wait(pause: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (whole: boolean) => {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
      resolve(whole);
    };
    const stop = () => end(false);
    const timer = setTimeout(() => end(true), pause);
    signal.addEventListener("abort", stop, { once: true });
  });
}

const codeOf = (cause: unknown): string => {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  return typeof code === "string" ? ` (${code})` : "";
};

/** A network error without what libraries hang on it: only its words and code are kept. */
function safeCause(cause: unknown): Error | undefined {
  if (!(cause instanceof Error)) return undefined;
  const inner = cause instanceof AggregateError ? (cause.errors[0] as Error | undefined) : undefined;
  const kept = new Error(cause.message || inner?.message || cause.name);
  kept.name = cause.name;
  const code = "code" in cause ? cause.code : inner && "code" in inner ? inner.code : undefined;
  return typeof code === "string" ? Object.assign(kept, { code }) : kept;
}
