import "server-only";
import { once } from "node:events";
import type { Redis } from "ioredis";
import { Semaphore } from "redis-semaphore";
import { env } from "../env.ts";
import { connectRedis } from "./redis.ts";

const process_ = globalThis as { krakenTurns?: { redis: Redis | undefined } };

function redis(): Redis | undefined {
  const { REDIS_URL } = env();
  const lost = "each portal bounds its own calls to WHMCS";
  process_.krakenTurns ??= { redis: REDIS_URL ? connectRedis(REDIS_URL, lost) : undefined };
  return process_.krakenTurns.redis;
}

/** Closes the connection to Redis; for tests. */
export function leaveTurns(): void {
  process_.krakenTurns?.redis?.disconnect();
  delete process_.krakenTurns;
}

/** Whether Redis answers. While the connection is being made that is waited for, a second. */
export async function redisAnswers(): Promise<boolean> {
  const shared = redis();
  if (!shared) return false;
  try {
    if (shared.status !== "ready") await once(shared, "ready", { signal: AbortSignal.timeout(1000) });
    return (await shared.ping()) === "PONG";
  } catch {
    return false;
  }
}

const nothing = () => {};

/**
 * A turn among the API_CONCURRENCY calls that all portals on one Redis have together; the answer gives it back. Without
 * Redis, or while it is gone, the turns of this process are all there are. A portal that died gives its turns back by
 * time. Rejects when the signal ends the waiting.
 */
export async function acquireTurn(signal: AbortSignal): Promise<() => void> {
  const shared = redis();
  if (shared?.status !== "ready") return nothing;
  const { API_CONCURRENCY, API_TIMEOUT, API_ENDPOINT } = env();
  const semaphore = new Semaphore(shared, `kraken:turns:${new URL(API_ENDPOINT).host}`, API_CONCURRENCY, {
    acquireTimeout: API_TIMEOUT,
    lockTimeout: 10_000,
    retryInterval: 15,
    onLockLost: nothing,
  });
  try {
    await semaphore.acquire(signal);
  } catch (error) {
    signal.throwIfAborted();
    // Redis went away: slower for WHMCS, not down for people.
    if (error instanceof Error && error.name !== "TimeoutError") return nothing;
    throw error;
  }
  return () => void semaphore.release().catch(nothing);
}
