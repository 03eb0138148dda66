import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { ConnectionError, type Layer, TimeoutError, WhmcsError } from "@kraken/sdk";
import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhen } from "cockatiel";
import PQueue from "p-queue";
import { env } from "../env.ts";
import { setBreaker, setCalls } from "./metrics.ts";
import { acquireTurn } from "./shared-turns.ts";

/** What stands before every call to WHMCS: whether it is asked at all, and when it is this call's turn. */

/** So many failures, one after the other, and it is not asked any more. */
const FAILURES = 5;

/** Milliseconds after which it is asked whether it is back, and for which that question waits. */
const PROBE_MS = 2000;
const PROBE_PATIENCE_MS = 5000;

/** By name: Next makes several bundles of the SDK, and all of them count here. */
const troubles = new Set(["ConnectionError", "TimeoutError", "ResponseError", "OutcomeUnknownError"]);
const busy = (status: unknown) => typeof status === "number" && (status === 429 || status >= 500);

/** Whether an error says that WHMCS is in trouble, and not that it said no. */
const isTrouble = (error: Error): boolean =>
  troubles.has(error.name) || ("httpStatus" in error && busy(error.httpStatus));

function open() {
  const { API_CONCURRENCY } = env();
  const breaker = circuitBreaker(handleWhen(isTrouble), {
    halfOpenAfter: PROBE_MS,
    breaker: new ConsecutiveBreaker(FAILURES),
  });
  breaker.onStateChange((state) => setBreaker(nameOf(state)));
  return {
    breaker,
    queue: new PQueue({ concurrency: API_CONCURRENCY }),
    // What is fetched in case somebody wants it never takes more than a part of the turns.
    warming: new PQueue({ concurrency: Math.max(1, Math.floor(API_CONCURRENCY / 4)) }),
    probing: false,
  };
}

export type BreakerState = "closed" | "half-open" | "open";

const nameOf = (state: CircuitState): BreakerState =>
  state === CircuitState.Closed ? "closed" : state === CircuitState.HalfOpen ? "half-open" : "open";

// One for the process, whatever bundles Next makes of this file.
const process_ = globalThis as { krakenGate?: ReturnType<typeof open>; krakenWarming?: AsyncLocalStorage<true> };

function gate() {
  process_.krakenGate ??= open();
  return process_.krakenGate;
}

/** Whether WHMCS is known not to answer at this moment. */
export const isTroubled = (): boolean => gate().breaker.state !== CircuitState.Closed;

export type GateState = { breaker: BreakerState; open: number; waiting: number };

export function gateState(): GateState {
  const { breaker, queue, warming } = gate();
  return { breaker: nameOf(breaker.state), open: queue.pending, waiting: queue.size + warming.size };
}

/** Forgets what was counted; for tests. */
export function resetGate(): void {
  delete process_.krakenGate;
}

/** Runs something whose calls can wait: they go after those for which somebody waits. */
export function whileWarming<R>(run: () => R): R {
  process_.krakenWarming ??= new AsyncLocalStorage<true>();
  return process_.krakenWarming.run(true, run);
}

const refused = (action: string) =>
  new ConnectionError("not sent: WHMCS did not answer several times, and is asked again in a moment", {
    action,
    duration: 0,
  });

/** Asks by `probe` whether WHMCS is back, until it is. No call of anybody's is spent on that. */
async function probeUntilBack(probe: (signal: AbortSignal) => Promise<unknown>): Promise<void> {
  const here = gate();
  if (here.probing) return;
  here.probing = true;
  while (here.breaker.state !== CircuitState.Closed && process_.krakenGate === here) {
    await new Promise((resolve) => setTimeout(resolve, PROBE_MS / 4).unref());
    // Until it is time, the breaker says no by itself; and to be told no by WHMCS is to be answered.
    await here.breaker.execute(() => probe(AbortSignal.timeout(PROBE_PATIENCE_MS)).catch(stillTroubled)).catch(() => 0);
  }
  here.probing = false;
}

function stillTroubled(error: unknown): void {
  // Ended by its own signal: it took too long.
  const isOver = error instanceof WhmcsError && error.constructor === WhmcsError;
  if (error instanceof Error && isOver) throw new TimeoutError("no answer to a probe", { action: "", duration: 0 });
  if (error instanceof Error && isTrouble(error)) throw error;
}

/** Waits for a turn, for as long as a call may take: then nothing was sent. */
async function inTurn<T>(action: string, run: () => Promise<T>): Promise<T> {
  const { queue, warming } = gate();
  const { API_TIMEOUT } = env();
  const tell = () => setCalls({ open: queue.pending, waiting: queue.size + warming.size });
  const began = performance.now();
  // For the waiting alone: the call has its own time, from when it begins.
  const waits = new AbortController();
  const timer = setTimeout(() => waits.abort(), API_TIMEOUT);
  const { signal } = waits;
  const late = new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  const turn = (priority: number) =>
    queue.add(
      async () => {
        signal.throwIfAborted();
        tell();
        const leave = await acquireTurn(signal);
        clearTimeout(timer);
        try {
          return await run();
        } finally {
          leave();
        }
      },
      { priority },
    ) as Promise<T>;
  try {
    const coming = process_.krakenWarming?.getStore() ? (warming.add(() => turn(0)) as Promise<T>) : turn(1);
    coming.catch(() => undefined);
    // The queue would say so only when the turn comes.
    return await Promise.race([coming, late]);
  } catch (error) {
    if (!signal.aborted) throw error;
    const duration = Math.round(performance.now() - began);
    throw new TimeoutError(`no turn within ${API_TIMEOUT} ms`, { action, duration });
  } finally {
    clearTimeout(timer);
    tell();
  }
}

/**
 * The layer of src/lib/whmcs.ts. After five failures in a row nothing is sent until a probe is answered: ConnectionError,
 * at once. Calls are bounded for the whole set of portals, and those for which somebody waits go first.
 */
export const gateLayer =
  (probe: (signal: AbortSignal) => Promise<unknown>): Layer =>
  async (call, next) => {
    const { breaker } = gate();
    if (breaker.state !== CircuitState.Closed) {
      void probeUntilBack(probe);
      throw refused(call.action);
    }
    try {
      return await breaker.execute(() => inTurn(call.action, next));
    } catch (error) {
      if (breaker.state !== CircuitState.Closed) void probeUntilBack(probe);
      if (error instanceof Error && error.name === "BrokenCircuitError") throw refused(call.action);
      throw error;
    }
  };
