import type { Delay } from "../../scripts/testing/delays.ts";
import { openFaultProxy } from "../../scripts/testing/fault-proxy.ts";

/** Stands before a WHMCS, makes it slow, and counts what it is asked. */
export type SlowLine = {
  endpoint: string;
  /** From here on every call waits so long before it is passed on. */
  slow: (delay: Delay) => void;
  /** Calls of each action since this was asked last. */
  counted: () => Record<string, number>;
  close: () => Promise<void>;
};

/** Every line draws the same delays, so that each arm has the same luck. */
const SEED = 7;

export async function openSlowLine(to: string): Promise<SlowLine> {
  const proxy = await openFaultProxy(to, SEED);
  let stop = () => {};
  return {
    endpoint: proxy.endpoint,
    slow: (delay) => {
      stop();
      stop = proxy.delay(delay);
    },
    counted: () => {
      const counts: Record<string, number> = {};
      for (const action of proxy.actions) counts[action] = (counts[action] ?? 0) + 1;
      proxy.forget();
      return counts;
    },
    close: () => proxy.close(),
  };
}
