import { beforeEach, expect, test, vi } from "vitest";
import { everything } from "../access/permissions.ts";
import { makeClientScope } from "../access/scope.ts";
import { asked, beginAnew, noConnection, say, ticketOf } from "../access/test/world.ts";
import { env } from "../env.ts";
import { resetGate } from "../lib/gate.ts";
import { beginEpoch, epochsNow } from "./cache/epochs.ts";
import { goAround, type TicketWatch, watchTicket } from "./ticket-watch.ts";

/* How an open page hears of what is new in its ticket. The rounds are the test's own: the clock stands still. */

vi.mock("next/headers", async () => (await import("../access/test/world.ts")).nextHeaders);
vi.mock("../lib/whmcs.ts", async () => (await import("../access/test/world.ts")).whmcsModule);
const gate = vi.hoisted(() => ({ troubled: false, warming: 0 }));
vi.mock("../lib/gate.ts", async (real) => ({
  ...(await real<typeof import("../lib/gate.ts")>()),
  isTroubled: () => gate.troubled,
  whileWarming: <R>(run: () => R) => {
    gate.warming++;
    return run();
  },
}));

const scope = makeClientScope(7, 12, { permissions: everything });
const calls = () => asked.filter(({ name }) => name === "getTicket").length;
const answered = (text: string) => ({
  ...ticketOf(12),
  replies: [...ticketOf(12).replies, { ...ticketOf(12).replies[0], replyid: 4, admin: "Jonas", message: text }],
});
const epoch = async () => (await epochsNow(["client 12"], "tickets")).get("client 12") ?? 0;
const later = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);

let watches: TicketWatch[] = [];
async function watch(by = scope, id = 3): Promise<TicketWatch> {
  const begun = await watchTicket(by, id);
  if (!begun) throw new Error("The ticket is the client's");
  watches.push(begun);
  return begun;
}

beforeEach(async () => {
  for (const { leave } of watches) leave();
  watches = [];
  // No round comes by itself.
  vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"] });
  delete (globalThis as { krakenRounds?: boolean }).krakenRounds;
  await beginAnew();
  resetGate();
  Object.assign(gate, { troubled: false, warming: 0 });
  env().LIVE_SECONDS = 20;
  say({ getTicket: () => ticketOf(12) });
  return () => vi.useRealTimers();
});

test("a ticket that is nobody's, or another client's, can't be watched", async () => {
  say({ getTicket: () => ticketOf(13) });
  expect(await watchTicket(scope, 3)).toBeUndefined();
  await goAround();
  expect(calls()).toBe(1);
  await expect(watchTicket(makeClientScope(7, 12, { permissions: new Set(["invoices"]) }), 3)).rejects.toThrow();
});

test("what staff write in WHMCS is seen by one question in twenty seconds, however many listen", async () => {
  const [one, other] = [await watch(), await watch(makeClientScope(8, 12, { permissions: everything }))];
  const before = one.version();
  expect(other.version()).toBe(before);
  asked.length = 0;
  const { signal } = new AbortController();
  let told = 0;
  const heard = [one, other].map((each) => each.change(before, 60_000, signal).then(() => told++));
  await goAround();
  later(19);
  await goAround();
  expect(calls()).toBe(0);
  say({ getTicket: () => answered("Look again") });
  later(2);
  await goAround();
  await Promise.all(heard);
  expect(told).toBe(2);
  expect(calls()).toBe(1);
  expect(gate.warming).toBe(1);
  expect(one.version()).not.toBe(before);
  expect(one.version()).toBe(other.version());
});

test("then what any portal has kept of the client's tickets is not the present, and that is no news to itself", async () => {
  const begun = await epoch();
  await watch();
  say({ getTicket: () => answered("Look again") });
  later(21);
  await goAround();
  expect(await epoch()).toBe(begun + 1);
  asked.length = 0;
  await goAround();
  expect(calls()).toBe(0);
});

test("where nothing has changed nothing is told to anybody", async () => {
  await watch();
  const begun = await epoch();
  later(21);
  await goAround();
  expect(calls()).toBe(2);
  expect(await epoch()).toBe(begun);
});

test("one goes around for all, once a second", async () => {
  await watch();
  await watch(scope, 3);
  expect(vi.getTimerCount()).toBe(1);
  await beginEpoch(["client 12"], ["tickets"]);
  asked.length = 0;
  await vi.advanceTimersByTimeAsync(1000);
  await vi.waitFor(() => expect(calls()).toBe(1));
});

test("who leaves twice is one who left", async () => {
  const [one] = [await watch(), await watch()];
  one.leave();
  one.leave();
  asked.length = 0;
  later(21);
  await goAround();
  expect(calls()).toBe(1);
});

test("what is written through a portal is seen in the next round", async () => {
  const one = await watch();
  const before = one.version();
  say({ getTicket: () => answered("By the portal") });
  await goAround();
  expect(one.version()).toBe(before);
  await beginEpoch(["client 12"], ["tickets"]);
  const now = await epoch();
  await goAround();
  expect(one.version()).not.toBe(before);
  // It was told by the one who wrote: nobody has to be told again.
  expect(await epoch()).toBe(now);
});

test("nothing is asked when nobody listens any more, nor while WHMCS does not answer", async () => {
  const one = await watch();
  asked.length = 0;
  gate.troubled = true;
  later(60);
  await goAround();
  expect(calls()).toBe(0);
  gate.troubled = false;
  await goAround();
  expect(calls()).toBe(1);
  one.leave();
  later(60);
  await goAround();
  expect(calls()).toBe(1);
});

test("a question that fails changes nothing, and is asked again when its time comes", async () => {
  const one = await watch();
  const before = one.version();
  say({
    getTicket: () => {
      throw noConnection();
    },
  });
  later(21);
  await goAround();
  expect(one.version()).toBe(before);
  say({ getTicket: () => answered("Back") });
  await goAround();
  expect(one.version()).toBe(before);
  later(21);
  await goAround();
  expect(one.version()).not.toBe(before);
});

test("who watches hears when the ticket is his no more", async () => {
  const one = await watch();
  const gone = one.change(one.version(), 60_000, new AbortController().signal);
  say({ getTicket: () => ticketOf(13) });
  later(21);
  await goAround();
  await gone;
  expect(one.version()).toBeUndefined();
});

test("in one round a few are asked for, those first that were written here", async () => {
  say({ getTicket: ({ ticketid }) => ({ ...ticketOf(ticketid === 7 ? 14 : 12), ticketid }) });
  const other = makeClientScope(9, 14, { permissions: everything });
  for (const id of [1, 2, 3, 4, 5, 6]) await watch(scope, id);
  later(10);
  await watch(other, 7);
  later(11);
  asked.length = 0;
  await beginEpoch(["client 14"], ["tickets"]);
  const ids = () => asked.map(({ args }) => args.ticketid);
  await goAround();
  expect(ids()).toEqual([7, 1, 2, 3]);
  await goAround();
  await goAround();
  expect(ids()).toEqual([7, 1, 2, 3, 4, 5, 6]);
});
