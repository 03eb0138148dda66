import "server-only";
import { createHash } from "node:crypto";
import { WhmcsError } from "@kraken/sdk";
import { env } from "../../env.ts";
import { inTime } from "../../lib/in-time.ts";
import { countCache } from "../../lib/metrics.ts";
import { failureOf } from "../failure.ts";
import { dropAnswer, type Kept, keepAnswer, keptAnswer } from "./answers.ts";
import { type Epochs, epochOf } from "./epochs.ts";
import type { ReadPolicy } from "./policy.ts";
import { noteShown } from "./shown.ts";
import { waitingFor } from "./waiting.ts";

type Answer = Record<string, unknown>;

/** A read as the cache sees it. */
export type Asking = {
  /** Whose the answer is: "client 12", "staff", "public". */
  owner: string;
  method: string;
  input: Answer;
  policy: ReadPolicy;
  epochs: Epochs;
  /** What is kept does not do: it is asked for, and kept. */
  anew: boolean;
  ask: () => Promise<Answer>;
};

/** How long a page waits for a new answer while it could show an older one. */
const PATIENCE_MS = 300;

/** Up to so many times its freshness old, an answer is shown without waiting at all, and asked for meanwhile. */
const SHOWN_AT_ONCE = 5;

/** How many epochs back the last good answer is looked for, when there is no other. */
const EPOCHS_BACK = 5;

/** Seconds for which an answer is as good as new; 0 where CACHE_SECONDS switches that off. */
function freshSeconds({ fresh = 60 }: ReadPolicy): number {
  return (fresh * env().CACHE_SECONDS) / 60;
}

/** Values in the order of their names, what is undefined left out: two ways to write a question are one question. */
const canonical = (value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([, inner]) => inner !== undefined)
          .sort(([one], [other]) => (one < other ? -1 : 1))
          .map(([name, inner]) => [name, canonical(inner)]),
      )
    : value;

/** Holds nobody's address or words: what was asked is a hash. */
function keyOf({ owner, method, input, policy, epochs }: Asking, back = 0): string {
  const asked = createHash("sha256")
    .update(JSON.stringify(canonical(input)))
    .digest("base64url")
    .slice(0, 22);
  return `${owner}|${epochOf(epochs, policy.tags) - back}|${method}|${asked}`.replaceAll(" ", "-");
}

// Next makes several bundles of this file, and the errors of one's SDK are not the other's: each has its own flights.
const kept = globalThis as { krakenFlights?: WeakMap<object, Map<string, Promise<Fetched>>> };

function flights(): Map<string, Promise<Fetched>> {
  kept.krakenFlights ??= new WeakMap();
  const known = kept.krakenFlights.get(WhmcsError) ?? new Map<string, Promise<Fetched>>();
  kept.krakenFlights.set(WhmcsError, known);
  return known;
}

/** An answer as it came, beside what of it is kept. */
type Fetched = Kept & { whole: Answer };

async function fetchAnswer(asking: Asking, key: string): Promise<Fetched> {
  const at = Date.now();
  try {
    const whole = await asking.ask();
    const { without } = asking.policy as ReadPolicy<Answer>;
    const answer = without ? without(whole) : whole;
    // Who waits for the answer does not wait for Redis.
    keepAnswer(key, { at, answer }, freshSeconds(asking.policy)).catch(() => undefined);
    return { at, answer, whole };
  } catch (error) {
    // A certain no (it is gone, it may not be seen) is an answer: what was kept is not true any more.
    if (failureOf(error) === "refused") await dropAnswer(key);
    throw error;
  }
}

/** One call for all who ask at once; the failure is everybody's too. */
function flightOf(asking: Asking, key: string): Promise<Fetched> {
  const all = flights();
  const under = asking.anew ? `${key}|anew` : key;
  // Whoever asks anew has a reason: what began before he asked may not have seen it. To others his answer is as good.
  const known = asking.anew ? undefined : (all.get(key) ?? all.get(`${key}|anew`));
  if (known) return known;
  const flight = fetchAnswer(asking, key).finally(() => {
    if (all.get(under) === flight) all.delete(under);
  });
  all.set(under, flight);
  flight.catch(() => undefined);
  return flight;
}

/** The last good answer of an epoch that is over: for when there is no other, and shown with its time. */
async function olderAnswer(asking: Asking): Promise<Kept | undefined> {
  for (let back = 1; back <= EPOCHS_BACK; back++) {
    const found = await keptAnswer(keyOf(asking, back), "any");
    if (found) return found;
  }
  return undefined;
}

/**
 * Answers a read: from what is kept while that is fresh; from what is kept, and asked for meanwhile, for a while after
 * that; then by asking, for 300 ms; and when WHMCS does not answer, by the last good answer of these 24 hours.
 */
export async function readThrough(asking: Asking): Promise<Answer> {
  const { method, policy, anew } = asking;
  const key = keyOf(asking);
  const fresh = freshSeconds(policy) * 1000;
  if (!anew && fresh > 0) {
    const found = await keptAnswer(key, "fresh");
    if (found) {
      countCache(method, "fresh");
      return found.answer;
    }
  }
  const old = await keptAnswer(key, "any");
  const flight = flightOf(asking, key);
  const mayShow = old && !anew && fresh > 0;
  if (mayShow && Date.now() - old.at <= fresh * SHOWN_AT_ONCE) return shown(method, old, "stale");
  try {
    const found = await waitingFor(mayShow ? inTime(flight, PATIENCE_MS) : flight);
    if (!found && old) return shown(method, old, "stale");
    countCache(method, "miss");
    const { answer, whole } = found ?? (await flight);
    return anew ? whole : answer;
  } catch (error) {
    const last = failureOf(error) === "unavailable" && !anew ? (old ?? (await olderAnswer(asking))) : undefined;
    if (!last) throw error;
    return shown(method, last, "last");
  }
}

function shown(method: string, { at, answer }: Kept, how: "stale" | "last"): Answer {
  countCache(method, how);
  noteShown(at, how);
  return answer;
}
