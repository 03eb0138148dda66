import type { IncomingHttpHeaders } from "node:http";
import type { Dispatcher } from "undici";
import type { Deadline, Ended } from "./deadline.ts";

/** What became of one request that was put on its way. */
export type Outcome = Answered | Failure;
/** A whole answer, whatever it says. */
export type Answered = { kind: "answer"; status: number; text: string; retryAfter: string | undefined };
export type Failure = {
  /** `cut off`: the connection broke after the answer had begun. */
  kind: Ended["kind"] | "connection" | "cut off" | "too long";
  /** Can any of it have reached the server? False only when no connection was there to write to. */
  sent: boolean;
  /** The status of the answer that had begun. */
  status?: number | undefined;
  cause?: unknown;
};

export type Post = { path: string; body: string; maxAnswerBytes: number };

const HEADERS = { "content-type": "application/x-www-form-urlencoded", accept: "application/json" };

/**
 * Sends one POST and reads the whole answer. Never rejects. The deadline ends it wherever it is; what it was doing then
 * is stopped, and its connection with it.
 */
export function exchange(dispatcher: Dispatcher, post: Post, deadline: Deadline): Promise<Outcome> {
  return new Promise((resolve) => {
    const handler = new Exchange(post.maxAnswerBytes, (outcome) => {
      deadline.listen(undefined);
      resolve(outcome);
    });
    if (deadline.ended) return handler.end(deadline.ended);
    deadline.listen((ended) => handler.end(ended));
    try {
      dispatcher.dispatch({ method: "POST", path: post.path, headers: HEADERS, body: post.body }, handler);
    } catch (cause) {
      handler.fail(cause);
    }
  });
}

/** undici's own interface, without its streams: it tells exactly when a connection is about to be written to. */
class Exchange implements Dispatcher.DispatchHandler {
  #sent = false;
  #status: number | undefined;
  #retryAfter: string | undefined;
  #size = 0;
  #settled = false;
  readonly #chunks: Buffer[] = [];
  #controller: Dispatcher.DispatchController | undefined;
  readonly #limit: number;
  readonly #settle: (outcome: Outcome) => void;

  constructor(limit: number, settle: (outcome: Outcome) => void) {
    this.#limit = limit;
    this.#settle = settle;
  }

  /** The deadline came. A request that still waits for its connection is dropped as soon as that is there. */
  end(ended: Ended) {
    this.#finish({ kind: ended.kind, cause: ended.reason, ...this.#seen() });
    this.#controller?.abort(new Error(ended.kind));
  }

  fail(cause: unknown) {
    const kind = this.#status === undefined ? "connection" : "cut off";
    this.#finish({ kind, cause: safeCause(cause), ...this.#seen() });
  }

  onRequestStart(controller: Dispatcher.DispatchController) {
    // A second start would be undici sending again by itself; only the caller decides that.
    if (this.#settled || this.#sent) return controller.abort(new Error("not sent again"));
    this.#controller = controller;
    this.#sent = true;
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders) {
    if (status < 200) return;
    this.#status = status;
    const after = headers["retry-after"];
    this.#retryAfter = typeof after === "string" ? after : undefined;
    if (Number(headers["content-length"]) > this.#limit) this.#tooLong(controller);
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer) {
    this.#size += chunk.length;
    if (this.#size > this.#limit) this.#tooLong(controller);
    else this.#chunks.push(chunk);
  }

  onResponseEnd() {
    const [first] = this.#chunks;
    const bytes = this.#chunks.length === 1 && first ? first : Buffer.concat(this.#chunks, this.#size);
    this.#finish({
      kind: "answer",
      status: this.#status ?? 0,
      text: bytes.toString("utf8"),
      retryAfter: this.#retryAfter,
    });
  }

  onResponseError(_controller: Dispatcher.DispatchController, cause: Error) {
    this.fail(cause);
  }

  #tooLong(controller: Dispatcher.DispatchController) {
    this.#finish({ kind: "too long", ...this.#seen() });
    this.#chunks.length = 0;
    controller.abort(new Error("too long"));
  }

  #seen() {
    return { sent: this.#sent, status: this.#status };
  }

  #finish(outcome: Outcome) {
    if (this.#settled) return;
    this.#settled = true;
    this.#settle(outcome);
  }
}

/** A network error without what libraries hang on it: only its words and code are kept. */
function safeCause(cause: unknown): Error | undefined {
  if (!(cause instanceof Error)) return undefined;
  const inner: unknown = cause instanceof AggregateError ? cause.errors[0] : undefined;
  const kept = new Error(cause.message || (inner instanceof Error ? inner.message : "") || cause.name);
  kept.name = cause.name;
  const code = errorCode(cause) ?? errorCode(inner);
  return code === undefined ? kept : Object.assign(kept, { code });
}

/** The `code` of a Node or undici error: ECONNRESET, UND_ERR_SOCKET, DEPTH_ZERO_SELF_SIGNED_CERT. */
export function errorCode(cause: unknown): string | undefined {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  return typeof code === "string" ? code : undefined;
}
