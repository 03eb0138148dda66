import "server-only";
import { BentoCache, bentostore } from "bentocache";
import { memoryDriver } from "bentocache/drivers/memory";
import { redisDriver } from "bentocache/drivers/redis";
import { env } from "../../env.ts";
import { connectRedis } from "../../lib/redis.ts";

/** An answer of WHMCS's as it is kept. `at` is when it was asked for, in milliseconds. */
export type Kept = { at: number; answer: Record<string, unknown> };

/** The last good answer is kept this long, for when there is no other. */
const KEPT_MS = 24 * 60 * 60 * 1000;

/** What this process keeps of them: so many, and so much. The one that was not asked for longest goes first. */
const MOST_ANSWERS = 10_000;
const MOST_MEMORY = "64mb";

/** In this process, and in Redis for all of them. No bus: whoever writes begins a new epoch, which is in the keys. */
function open() {
  const { REDIS_URL } = env();
  const redis = REDIS_URL && connectRedis(REDIS_URL, "answers are kept by this process alone");
  // As text: its size is known, it is compact, and what comes from Redis is put into memory as it came.
  const memory = memoryDriver({ maxItems: MOST_ANSWERS, maxSize: MOST_MEMORY, serialize: true });
  const own = bentostore().useL1Layer(memory);
  return new BentoCache({
    default: "answers",
    prefix: "kraken",
    // biome-ignore lint/correctness/useHookAtTopLevel: it is no hook of React's
    stores: { answers: redis ? own.useL2Layer(redisDriver({ connection: redis })) : own },
    grace: KEPT_MS,
    suppressL2Errors: true,
    l2CircuitBreakerDuration: "2s",
  });
}

// One for the process, whatever bundles Next makes of this file.
const process_ = globalThis as { krakenAnswers?: ReturnType<typeof open> };

function answers() {
  process_.krakenAnswers ??= open();
  return process_.krakenAnswers;
}

/** What is kept under a key: while it is fresh, or however old it is. */
export async function keptAnswer(key: string, how: "fresh" | "any"): Promise<Kept | undefined> {
  const grace = how === "any" ? KEPT_MS : false;
  const kept = await answers().get<Kept | undefined>({ key, grace, defaultValue: undefined });
  return kept && Date.now() - kept.at <= KEPT_MS ? kept : undefined;
}

/** Keeps an answer, unless one that was asked for later came first. @param fresh seconds */
export const keepAnswer = async (key: string, kept: Kept, fresh: number): Promise<void> => {
  const before = await keptAnswer(key, "any");
  if (before && before.at > kept.at) return;
  await answers().set({ key, value: kept, ttl: Math.max(1, fresh * 1000) });
};

export const dropAnswer = async (key: string): Promise<void> => {
  await answers().delete({ key });
};

/** Forgets everything and lets go of Redis; for tests. */
export async function forgetAnswers(): Promise<void> {
  const before = process_.krakenAnswers;
  delete process_.krakenAnswers;
  await before?.disconnectAll();
}
