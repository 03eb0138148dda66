import type { IncomingMessage, ServerResponse } from "node:http";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { withConnection } from "./connection.ts";
import { attempt, type LimitKind, resetLimits, TooManyError } from "./limits.ts";
import { checkPassword } from "./password-checks.ts";

const environment = vi.hoisted(() => ({
  REDIS_URL: undefined as string | undefined,
  trustedProxies: undefined as unknown,
}));
vi.mock("../env.ts", async () => {
  const { BlockList } = await import("node:net");
  environment.trustedProxies = new BlockList();
  return { env: () => environment };
});

/** Does something as a request from that address, with whatever the browser says in X-Forwarded-For. */
function from<T>(address: string, run: () => T, forwarded: string[] = []): T {
  const request = { socket: { remoteAddress: address }, headersDistinct: { "x-forwarded-for": forwarded } };
  return withConnection({ request: request as unknown as IncomingMessage, response: {} as ServerResponse }, run);
}

/** How many tries there are before the first refusal, and the seconds that it asks for. */
async function tries(one: (at: number) => Promise<unknown>, most = 200): Promise<{ count: number; wait: number }> {
  for (let at = 0; at < most; at++) {
    try {
      await one(at);
    } catch (error) {
      if (error instanceof TooManyError) return { count: at, wait: error.retryAfter };
      throw error;
    }
  }
  return { count: most, wait: 0 };
}

const redisUrl = process.env.TEST_REDIS_URL;
const places = [["in memory", undefined] as const, ...(redisUrl ? [["in Redis", redisUrl] as const] : [])];

describe.each(places)("%s", (_, url) => {
  // What an earlier run counted in the same Redis is not ours.
  const run = crypto.randomUUID();
  let turn = 0;
  let address = "";
  const account = (name: string) => `${name} ${turn} ${run}`;

  beforeAll(() => {
    environment.REDIS_URL = url;
  });
  beforeEach(() => {
    turn += 1;
    const byte = () => Math.floor(Math.random() * 250);
    address = `100.${byte()}.${byte()}.${byte()}`;
  });
  afterAll(resetLimits);

  test("an account is tried ten times in 15 minutes, from wherever", async () => {
    const { count, wait } = await tries((at) =>
      from(`192.0.2.${at}`, () => attempt("sign-in", account("a@b.example"))),
    );
    expect(count).toBe(10);
    expect(wait).toBeGreaterThan(14 * 60);
    expect(wait).toBeLessThanOrEqual(15 * 60);
  });

  test("however it is written", async () => {
    const names = [account("Ann@B.example"), ` ${account("ann@b.example")} `, account("ANN@B.EXAMPLE")];
    const { count } = await tries((at) => from(`192.0.2.${at}`, () => attempt("sign-in", names[at % 3])));
    expect(count).toBe(10);
  });

  test("an address tries many accounts only so often, whatever it says in its headers", async () => {
    const { count } = await tries((at) =>
      from(address, () => attempt("sign-in", account(`nr ${at}`)), [`198.51.100.${at}`]),
    );
    expect(count).toBe(60);
    await from("192.0.2.200", () => attempt("sign-in", account("nr 61")));
  });

  test("an address that is shut out uses nothing up of what an account has", async () => {
    await tries((at) => from(address, () => attempt("sign-in", account(`nr ${at}`))));
    for (let at = 0; at < 20; at++) {
      await expect(from(address, () => attempt("sign-in", account("victim")))).rejects.toThrow(TooManyError);
    }
    expect((await tries((at) => from(`192.0.2.${at}`, () => attempt("sign-in", account("victim"))))).count).toBe(10);
  });

  test("what was right does not count", async () => {
    const { count } = await tries(
      async () => (await from(address, () => attempt("sign-in", account("owner")))).forgive(),
      100,
    );
    expect(count).toBe(100);
  });

  test("strangers can't keep the owner out of a device that he used before", async () => {
    await tries((at) => from(`192.0.2.${at}`, () => attempt("sign-in", account("owner"))));
    const device = account("device");
    const { count } = await tries(() => from(address, () => attempt("sign-in", account("owner"), device)));
    expect(count).toBe(10);
    await from(address, () => attempt("sign-in", account("somebody else"), device));
  });

  test("tries that come at once are not more", async () => {
    const all = await Promise.allSettled(
      Array.from({ length: 100 }, (_, at) => from(`192.0.2.${at}`, () => attempt("sign-in", account("rush")))),
    );
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
  });

  test.each<[LimitKind, number]>([
    ["staff sign-in", 10],
    ["second factor", 10],
    ["password reset", 3],
    ["reset link", 10],
    ["registration", 5],
    ["ticket", 20],
    ["ticket reply", 60],
    ["guest ticket", 3],
    ["guest reading", 10],
    ["guest reply", 20],
    ["oidc", 10],
    ["search", 120],
    ["form stamp", 1],
  ])("%s is allowed %i times, and what it counts is its own", async (kind, most) => {
    await from(address, () => attempt("sign-in", account("own")));
    expect((await tries((at) => from(`192.0.2.${at}`, () => attempt(kind, account("own"))))).count).toBe(most);
  });

  test.each<[LimitKind, number]>([
    ["staff sign-in", 30],
    ["second factor", 60],
    ["password reset", 20],
    ["reset link", 30],
    ["registration", 20],
    ["ticket", 60],
    ["guest ticket", 10],
    ["guest reading", 60],
    ["guest reply", 40],
    ["ticket reply", 120],
    ["oidc", 60],
    ["form stamp", 400],
  ])("%s from one address is allowed %i times, whatever is knocked at", async (kind, most) => {
    const one = (at: number) => from(address, () => attempt(kind, account(`nr ${at}`)));
    expect((await tries(one, 500)).count).toBe(most);
  });
});

test("while Redis is away each process counts for itself", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  environment.REDIS_URL = "redis://127.0.0.1:1";
  await resetLimits();
  const { count } = await tries((at) => from(`192.0.2.${at}`, () => attempt("sign-in", "away")));
  expect(count).toBe(10);
  await resetLimits();
  environment.REDIS_URL = undefined;
});

describe("passwords", () => {
  const open: (() => void)[] = [];
  afterEach(() => open.splice(0).map((release) => release()));
  const slow = () => checkPassword(() => new Promise<void>((resolve) => open.push(resolve)));

  test("are looked at a few at once, some wait, and more are sent away", async () => {
    const all = Array.from({ length: 40 }, slow);
    const refused = await Promise.allSettled(all.slice(36));
    expect(refused.map((each) => each.status === "rejected" && each.reason.retryAfter)).toEqual([5, 5, 5, 5]);
    expect(open).toHaveLength(4);
    let done = 0;
    for (const each of all.slice(0, 36)) void each.then(() => done++);
    while (done < 36) {
      for (const release of open.splice(0)) release();
      await new Promise(setImmediate);
      expect(open.length).toBeLessThanOrEqual(4);
    }
    await expect(checkPassword(async () => "after")).resolves.toBe("after");
  });

  test("one that fails gives its turn on", async () => {
    for (let at = 0; at < 10; at++) {
      await expect(checkPassword(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
    }
    await expect(checkPassword(async () => 1)).resolves.toBe(1);
  });
});
