import { Redis } from "ioredis";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { env } from "../env.ts";

const url = process.env.TEST_REDIS_URL;
Object.assign(process.env, {
  API_ENDPOINT: `http://127.0.0.1:1/${crypto.randomUUID()}`,
  API_IDENTIFIER: "identifier",
  API_SECRET: "secret of the API",
  API_CONCURRENCY: "3",
  API_TIMEOUT: "2000",
  JWT_SECRET: "j".repeat(32),
  ADMIN_JWT_SECRET: "a".repeat(32),
  ADMIN_PASSWORD: "the owner's long password",
  REDIS_URL: url ?? "",
});

const { acquireTurn, leaveTurns, redisAnswers } = await import("./shared-turns.ts");
const { forgetAnswers, keepAnswer, keptAnswer } = await import("../data/cache/answers.ts");

const patience = () => AbortSignal.timeout(5000);
const key = () => `client-12|0|getInvoice|${crypto.randomUUID()}`;
const kept = (note: string) => ({ at: Date.now(), answer: { note } });

beforeEach(async () => {
  env().REDIS_URL = url;
  leaveTurns();
  await forgetAnswers();
});
let client: Redis | undefined;
const redis = () => {
  client ??= new Redis(String(url));
  return client;
};

afterAll(async () => {
  client?.disconnect();
  leaveTurns();
  await forgetAnswers();
});

test.skipIf(!url)(
  "all portals on one Redis have so many turns together, and one that is given back is the next one's",
  async () => {
    // The first ones come before Redis is there: then this process is alone.
    await vi.waitFor(async () => {
      const leave = await acquireTurn(patience());
      const seen = await redis().keys("*kraken:turns*");
      leave();
      expect(seen).not.toEqual([]);
    });
    const turns = await Promise.all([acquireTurn(patience()), acquireTurn(patience()), acquireTurn(patience())]);
    let fourth = false;
    const waiting = acquireTurn(patience()).then((leave) => {
      fourth = true;
      return leave;
    });
    await expect(acquireTurn(AbortSignal.timeout(100))).rejects.toThrow();
    expect(fourth).toBe(false);
    turns[0]?.();
    const last = await waiting;
    for (const leave of [...turns.slice(1), last]) leave();
  },
);

test.skipIf(!url)(
  "an answer that one instance keeps is another's too",
  async () => {
    const shared = key();
    const patient = { timeout: 10_000 };
    await vi.waitFor(async () => {
      await keepAnswer(shared, kept("first"), 60);
      expect(await redis().keys(`*${shared}*`)).toHaveLength(1);
    }, patient);
    await forgetAnswers();
    await vi.waitFor(async () => {
      expect((await keptAnswer(shared, "fresh"))?.answer).toEqual({ note: "first" });
    }, patient);
    // The first time it came from Redis, and is in memory since.
    for (const how of ["fresh", "any", "fresh"] as const)
      expect((await keptAnswer(shared, how))?.answer).toEqual({ note: "first" });
  },
  20_000,
);

test("without Redis, or while it is gone, an instance goes on alone", async () => {
  env().REDIS_URL = "redis://127.0.0.1:1";
  const alone = key();
  await keepAnswer(alone, kept("own"), 60);
  expect((await keptAnswer(alone, "fresh"))?.answer).toEqual({ note: "own" });
  expect(await keptAnswer(key(), "any")).toBeUndefined();
  for (let turn = 0; turn < 10; turn++) expect(await acquireTurn(patience())).toBeTypeOf("function");
});

test.skipIf(!url)("whether Redis answers is known with the first question", async () => {
  expect(await redisAnswers()).toBe(true);
});

test("a Redis that is not there does not answer, and that is said within a second or two", async () => {
  env().REDIS_URL = "redis://127.0.0.1:1";
  const began = performance.now();
  expect(await redisAnswers()).toBe(false);
  expect(performance.now() - began).toBeLessThan(2000);
});
