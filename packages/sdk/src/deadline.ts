import { defaultMaxListeners, getMaxListeners, setMaxListeners } from "node:events";

/** Why a call has to stop: its own time is over, or the caller's signal says so. */
export type Ended = { kind: "timeout" | "aborted"; reason: unknown };

const isTimeoutReason = (reason: unknown) => reason instanceof Error && reason.name === "TimeoutError";

/** One signal may end many calls: more listeners than Node's usual ten are no leak here. */
function shareable(signal: AbortSignal) {
  if (getMaxListeners(signal) === defaultMaxListeners) setMaxListeners(1000, signal);
}

/**
 * The end of one call, which covers waiting, sending, reading and pauses between attempts. A call is in one place at a
 * time, so there is one listener at a time; that is much cheaper than an AbortSignal of its own for each call.
 */
export class Deadline {
  #ended: Ended | undefined;
  #listener: ((ended: Ended) => void) | undefined;
  readonly #timer: NodeJS.Timeout;
  readonly #signal: AbortSignal | undefined;
  readonly #started = performance.now();
  readonly #timeout: number;

  /** @param timeout milliseconds */
  constructor(timeout: number, signal?: AbortSignal | undefined) {
    this.#timeout = timeout;
    this.#timer = setTimeout(() => this.#end({ kind: "timeout", reason: undefined }), timeout);
    this.#signal = signal;
    if (signal?.aborted) this.#aborted();
    else if (signal) {
      shareable(signal);
      signal.addEventListener("abort", this.#aborted, { once: true });
    }
  }

  get ended(): Ended | undefined {
    return this.#ended;
  }

  /** Milliseconds since the beginning. */
  get elapsed(): number {
    return performance.now() - this.#started;
  }

  /** Milliseconds until the end. */
  get left(): number {
    return this.#timeout - this.elapsed;
  }

  /** Calls the listener at the end, instead of an earlier listener; `undefined` takes it away. */
  listen(listener: ((ended: Ended) => void) | undefined): void {
    this.#listener = listener;
  }

  /** Lets go of the timer and of the caller's signal. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#signal?.removeEventListener("abort", this.#aborted);
    this.#listener = undefined;
  }

  readonly #aborted = () => {
    const reason: unknown = this.#signal?.reason;
    this.#end({ kind: isTimeoutReason(reason) ? "timeout" : "aborted", reason });
  };

  #end(ended: Ended) {
    if (this.#ended) return;
    this.#ended = ended;
    clearTimeout(this.#timer);
    this.#listener?.(ended);
  }
}
