import { beforeEach, expect, test, vi } from "vitest";
import { signInClient } from "../access/login.ts";
import {
  as,
  asked,
  beginAnew,
  browser,
  changeStore,
  elsewhere,
  endOf,
  ines,
  noConnection,
  say,
  takeBrowser,
  ticketOf,
  tomas,
} from "../access/test/world.ts";
import { goAround } from "../data/ticket-watch.ts";
import { env } from "../env.ts";
import { endStreams } from "../lib/event-streams.ts";
import { GET } from "./api/tickets/[ticket]/live/route.ts";

/* The stream of an open ticket's page: who is told something, and how long. */

vi.mock("next/headers", async () => (await import("../access/test/world.ts")).nextHeaders);
vi.mock("../lib/whmcs.ts", async () => (await import("../access/test/world.ts")).whmcsModule);

const answered = { ...ticketOf(12), subject: "Another one" };

const listening: AbortController[] = [];

beforeEach(async () => {
  for (const each of listening.splice(0)) each.abort();
  endStreams();
  await beginAnew();
  env().LIVE_SECONDS = 20;
  say({ getTicket: () => ticketOf(12) });
  await as(() => signInClient(ines.email, ines.password));
  asked.length = 0;
  return () => vi.useRealTimers();
});

/** Opens the stream of ticket 3, as a page does. */
async function open(by = as): Promise<Response> {
  const left = new AbortController();
  listening.push(left);
  const request = new Request("https://portal.example/api/tickets/3/live", { signal: left.signal });
  return by(() => GET(request, { params: Promise.resolve({ ticket: "3" }) }));
}

/** Reads the data of a stream's events; undefined at its end. */
function eventsOf(answer: Response): () => Promise<string | undefined> {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  return async () => {
    for (;;) {
      const [, before, data] = /^([\s\S]*?)data: (.*)\n\n/.exec(text) ?? [];
      if (data !== undefined) {
        text = text.slice((before ?? "").length + data.length + 8);
        return data;
      }
      const next = await reader?.read();
      if (!next || next.done) return undefined;
      text += next.value;
    }
  };
}

/** As if twenty seconds had gone by. */
async function lookAgain(): Promise<void> {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 21_000 });
  await goAround();
}

const sessions = (change: object) => changeStore((tx) => tx.updateTable("sessions").set(change).execute());

test("says a version, and another one when the ticket has changed, and nothing of what is in it", async () => {
  const answer = await open();
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  expect(answer.headers.get("cache-control")).toBe("private, no-store, no-transform");
  expect(answer.headers.get("x-accel-buffering")).toBe("no");
  const next = eventsOf(answer);
  const first = await next();
  expect(first).toMatch(/^[\w-]{16}$/);
  say({ getTicket: () => answered });
  await lookAgain();
  const second = await next();
  expect(second).toMatch(/^[\w-]{16}$/);
  expect(second).not.toBe(first);
});

test("ends, and says nothing more, when the session has ended", async () => {
  const next = eventsOf(await open());
  await next();
  await sessions({ ended_at: "2026-01-01T00:00:00Z", end_reason: "signed out" });
  say({ getTicket: () => answered });
  await lookAgain();
  expect(await next()).toBeUndefined();
});

test("ends when its user may not see tickets any more", async () => {
  takeBrowser();
  await as(() => signInClient(tomas.email, tomas.password));
  const next = eventsOf(await open());
  expect(await next()).toBeDefined();
  say({ getUserPermissions: () => ({ permissions: ["affiliates"] }), getTicket: () => answered });
  await lookAgain();
  expect(await next()).toBeUndefined();
});

test("ends when the ticket is another client's now", async () => {
  const next = eventsOf(await open());
  await next();
  say({ getTicket: () => ticketOf(13) });
  await lookAgain();
  expect(await next()).toBeUndefined();
});

test("is no use of the session: it ends by itself all the same", async () => {
  await sessions({ seen_at: new Date(Date.now() - 29 * 60_000).toISOString() });
  const next = eventsOf(await open());
  await next();
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 2 * 60_000 });
  say({ getTicket: () => answered });
  await goAround();
  expect(await next()).toBeUndefined();
  expect(await endOf(() => open())).toMatch(/^to \/login/);
});

test("another client's ticket, and one that is none, are the same nothing", async () => {
  say({ getTicket: () => ticketOf(13) });
  const foreign = await open();
  const none = await as(() =>
    GET(new Request("https://portal.example/"), { params: Promise.resolve({ ticket: "01" }) }),
  );
  for (const answer of [foreign, none]) {
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe("");
  }
});

test("a session has a few; whose page is closed makes room for another", async () => {
  const all = [await open(), await open(), await open(), await open()];
  expect(all.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  const refused = await open();
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "60"]);
  const other = elsewhere(1);
  await other.run(() => signInClient(ines.email, ines.password));
  expect((await open((work) => other.run(work))).status).toBe(200);
  await all[0]?.body?.cancel();
  expect((await open()).status).toBe(200);
});

test("while WHMCS does not answer, and with LIVE_SECONDS=0, there is none", async () => {
  say({
    getTicket: () => {
      throw noConnection();
    },
  });
  expect((await open()).status).toBe(503);
  env().LIVE_SECONDS = 0;
  expect((await open()).status).toBe(204);
  expect(browser.cookies.size).toBeGreaterThan(0);
});
