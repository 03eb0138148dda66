import "server-only";
import { createHash } from "node:crypto";
import type { Redis } from "ioredis";
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import { env } from "../env.ts";
import { connectRedis } from "../lib/redis.ts";
import { addressKey, clientAddress } from "./address.ts";

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** How often, in how many seconds. `account` is whatever is knocked at: a login, a ticket's number, a client. */
type Allowance = { account: [tries: number, seconds: number]; address: [tries: number, seconds: number] };

/** Everything that strangers can do again and again, and how often they may. */
const allowances = {
  "sign-in": { account: [10, 15 * MINUTE], address: [60, 15 * MINUTE] },
  "staff sign-in": { account: [10, 15 * MINUTE], address: [30, 15 * MINUTE] },
  "second factor": { account: [10, 15 * MINUTE], address: [60, 15 * MINUTE] },
  "password reset": { account: [3, HOUR], address: [20, HOUR] },
  "reset link": { account: [10, 15 * MINUTE], address: [30, 15 * MINUTE] },
  /** A file of everything: hundreds of questions to WHMCS. */
  "own data": { account: [5, HOUR], address: [20, HOUR] },
  invitation: { account: [20, HOUR], address: [40, HOUR] },
  registration: { account: [5, HOUR], address: [20, HOUR] },
  ticket: { account: [20, HOUR], address: [60, HOUR] },
  "ticket reply": { account: [60, HOUR], address: [120, HOUR] },
  /** What a message would look like. */
  preview: { account: [600, HOUR], address: [1200, HOUR] },
  payment: { account: [30, HOUR], address: [120, HOUR] },
  "guest ticket": { account: [3, HOUR], address: [10, HOUR] },
  "guest reading": { account: [10, 15 * MINUTE], address: [60, 15 * MINUTE] },
  "guest reply": { account: [20, HOUR], address: [40, HOUR] },
  oidc: { account: [10, 15 * MINUTE], address: [60, 15 * MINUTE] },
  /** Names that are asked for: each is several questions to registries. */
  "domain search": { account: [60, HOUR], address: [40, 10 * MINUTE] },
  /** What the palette asks at each pause of who types: several questions to WHMCS. */
  search: { account: [120, MINUTE], address: [600, MINUTE] },
  "promotion code": { account: [30, HOUR], address: [30, HOUR] },
  cart: { account: [400, HOUR], address: [400, HOUR] },
  order: { account: [30, HOUR], address: [60, HOUR] },
  "form stamp": { account: [1, 2 * HOUR], address: [400, 2 * HOUR] },
} satisfies Record<string, Allowance>;

export type LimitKind = keyof typeof allowances;

/** Somebody tried too often. */
export class TooManyError extends Error {
  override name = "TooManyError";
  /** Seconds until it may be tried again. */
  readonly retryAfter: number;
  constructor(retryAfter: number) {
    super("Tried too often");
    this.retryAfter = Math.max(1, Math.ceil(retryAfter));
  }
}

type Limiters = { redis: Redis | undefined; byName: Map<string, RateLimiterAbstract> };

// Next makes several bundles of this file, and a limit that each of them counted alone would be none.
const kept = globalThis as { krakenLimiters?: Limiters };

function limiters(): Limiters {
  const { REDIS_URL } = env();
  kept.krakenLimiters ??= {
    redis: REDIS_URL ? connectRedis(REDIS_URL, "limits are counted by this process alone") : undefined,
    byName: new Map(),
  };
  return kept.krakenLimiters;
}

/** Closes the connection to Redis and forgets what was counted here; for tests. */
export async function resetLimits(): Promise<void> {
  kept.krakenLimiters?.redis?.disconnect();
  delete kept.krakenLimiters;
}

function limiter(name: string, [points, duration]: readonly [number, number]): RateLimiterAbstract {
  const { redis, byName } = limiters();
  const known = byName.get(name);
  if (known) return known;
  const options = { keyPrefix: `kraken:limit:${name}`, points, duration };
  const memory = new RateLimiterMemory(options);
  const made = redis
    ? // While Redis is away each process counts for itself: somewhat more tries, and nobody is shut out.
      new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: memory, rejectIfRedisNotReady: true })
    : memory;
  byName.set(name, made);
  return made;
}

const hash = (text: string) => createHash("sha256").update(text).digest("base64url");

/** What an account is counted by: no list of logins is kept, here or in Redis. */
export const accountKey = (account: string): string => hash(account.trim().toLowerCase());

type Bucket = { limiter: RateLimiterAbstract; key: string };

async function take({ limiter: of, key }: Bucket): Promise<void> {
  try {
    await of.consume(key);
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) throw new TooManyError(refusal.msBeforeNext / 1000);
    throw refusal;
  }
}

/** A try that was counted. */
export type Attempt = {
  /** It was none: it was the right one, and does not count. */
  forgive: () => Promise<void>;
};

/** Somebody's device on which this account was signed in before. */
export type KnownDevice = string | undefined;

function buckets(kind: LimitKind, account: string | undefined, device: KnownDevice): Bucket[] {
  const { account: ofAccount, address: ofAddress } = allowances[kind] as Allowance;
  const key = account === undefined ? undefined : accountKey(account);
  if (device !== undefined && key !== undefined) {
    // Whatever strangers use up of the account's allowance, from this device its owner still has his own.
    return [{ limiter: limiter(`${kind}:device`, ofAccount), key: `${hash(device)}:${key}` }];
  }
  const address = { limiter: limiter(`${kind}:address`, ofAddress), key: addressKey(clientAddress()) };
  return key === undefined ? [address] : [address, { limiter: limiter(`${kind}:account`, ofAccount), key }];
}

/**
 * Counts one try, before anything is hashed and before WHMCS is asked.
 * @param account what is knocked at, whether it exists or not
 * @throws TooManyError
 */
export async function attempt(kind: LimitKind, account?: string, device?: KnownDevice): Promise<Attempt> {
  const taken = buckets(kind, account, device);
  // The address first: one that is shut out uses nothing up of what others have.
  for (const bucket of taken) await take(bucket);
  return {
    forgive: async () => {
      for (const { limiter: of, key } of taken) await of.reward(key);
    },
  };
}
