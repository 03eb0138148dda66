import { afterAll, beforeAll, expect, test } from "vitest";
import { type ManySystem, startManySystem } from "../support/many-system.ts";
import { type Answer, postForm, send } from "../support/raw-form.ts";
import { Visitor } from "../support/visitor.ts";

/** Two portals and two backends on one PostgreSQL and one Redis behind nginx: nothing is on one of them alone. */

let many: ManySystem;

beforeAll(async () => {
  many = await startManySystem();
}, 120_000);
afterAll(() => many?.stop());

/** Signed in at one address. The cookies are the site's: they go to whichever portal is asked. */
async function signedIn(at = many.site): Promise<Visitor> {
  const visitor = new Visitor(at);
  const { email, password } = many.login;
  await visitor.act("login/actions.ts#signIn", "/login", { email, password }, { origin: many.site });
  expect(visitor.cookies.size).toBeGreaterThan(0);
  return visitor;
}

const pageOf = (who: Visitor, at: string, path: string): Promise<Answer> =>
  send(`${at}${path}`, { headers: { Cookie: who.cookie } });

/** Answers a ticket with the form of its page, as a browser without scripts. */
const reply = (who: Visitor, at: string, ticket: string, message: string): Promise<Answer> =>
  postForm(`${at}/tickets/${ticket}`, { message }, { Cookie: who.cookie, Origin: many.site });

async function newTicket(subject: string): Promise<string> {
  const of = { clientid: "1", deptid: "1", subject, message: "The first message", noemail: "true" };
  return String((await many.api("OpenTicket", of)).id);
}

/** How often a text is among a ticket's messages in the books. */
async function timesKept(ticket: string, text: string): Promise<number> {
  const { replies } = (await many.api("GetTicket", { ticketid: ticket })) as {
    replies: { reply: { message: string }[] };
  };
  return replies.reply.filter(({ message }) => message === text).length;
}

test("who signs in on one portal is signed in on the other, and sees there at once what he wrote here", async () => {
  const [here, there] = many.portals;
  const who = await signedIn(here.address);
  const ticket = await newTicket("Seen on both");
  // Both have the page, and would show it for a while yet.
  for (const each of many.portals) {
    const { status, text } = await pageOf(who, each.address, `/tickets/${ticket}`);
    expect(status).toBe(200);
    expect(text).toContain("Seen on both");
  }
  for (const [from, to, words] of [
    [here, there, "Written on the first portal"],
    [there, here, "Written on the second portal"],
  ] as const) {
    expect((await reply(who, from.address, ticket, words)).status).toBe(303);
    for (const each of [to, from]) {
      expect((await pageOf(who, each.address, `/tickets/${ticket}`)).text).toContain(words);
    }
  }
});

/** Reads the events of a stream, one after the other; undefined at its end. */
async function eventsOf(who: Visitor, path: string): Promise<{ next: () => Promise<string | undefined> }> {
  const answer = await fetch(`${many.site}${path}`, { headers: { cookie: who.cookie }, redirect: "manual" });
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/event-stream; charset=utf-8"]);
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  const next = async () => {
    for (;;) {
      const found = /data: (.*)\n\n/.exec(text);
      if (found) {
        text = text.slice(found.index + found[0].length);
        return found[1];
      }
      const read = await reader?.read();
      if (!read || read.done) return undefined;
      text += read.value;
    }
  };
  return { next };
}

test("what is written on either portal is told at once to the pages that are open on both", async () => {
  const who = await signedIn();
  const ticket = await newTicket("Open on both");
  // nginx asks them in turn.
  const streams = [
    await eventsOf(who, `/api/tickets/${ticket}/live`),
    await eventsOf(who, `/api/tickets/${ticket}/live`),
  ];
  const [version, same] = await Promise.all(streams.map((stream) => stream.next()));
  expect(version).toMatch(/^[\w-]{16}$/);
  expect(same).toBe(version);
  const began = performance.now();
  expect((await reply(who, many.portals[1].address, ticket, "Written on the second portal")).status).toBe(303);
  const [one, other] = await Promise.all(streams.map((stream) => stream.next()));
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(one).not.toBe(version);
  expect(other).toBe(one);
  for (const each of many.portals)
    expect((await pageOf(who, each.address, `/tickets/${ticket}`)).text).toContain("Written on the second portal");
});

test("a portal that is told to end does so with pages open, which then ask the other one", async () => {
  const who = await signedIn();
  const ticket = await newTicket("Open while a portal ends");
  const streams = [
    await eventsOf(who, `/api/tickets/${ticket}/live`),
    await eventsOf(who, `/api/tickets/${ticket}/live`),
  ];
  for (const stream of streams) expect(await stream.next()).toBeDefined();
  const began = performance.now();
  await many.portals[0].end();
  expect(performance.now() - began).toBeLessThan(8000);
  expect(await Promise.race(streams.map((stream) => stream.next()))).toBeUndefined();
  expect(await (await eventsOf(who, `/api/tickets/${ticket}/live`)).next()).toBeDefined();
  await many.portals[0].start();
});

test("who signs out on one portal is signed out on the other", async () => {
  const [here, there] = many.portals;
  const who = await signedIn(here.address);
  const other = new Visitor(there.address);
  for (const [name, value] of who.cookies) other.cookies.set(name, value);
  await who.act("(client)/actions.ts#signOut", "/", {}, { origin: many.site });
  expect(await pageOf(other, there.address, "/services")).toMatchObject({
    status: 307,
    headers: { location: expect.stringMatching(/^\/login/) },
  });
});

test("tries at one account are counted together", async () => {
  const wrong = { email: "counted@fjord.example", password: "not the right one" };
  const statuses: number[] = [];
  for (let count = 0; count < 11; count++) {
    const at = many.portals[count % 2]?.address ?? "";
    statuses.push((await postForm(`${at}/login`, wrong, { Origin: many.site })).status);
  }
  expect(statuses.slice(0, 10)).not.toContain(429);
  expect(statuses[10]).toBe(429);
});

/** Asks again where nobody answered, as a browser's reader does. */
async function insistently(ask: () => Promise<Answer>): Promise<Answer> {
  const first = await ask().catch(() => undefined);
  return first && first.status < 500 ? first : ask();
}

test("one portal and one backend are killed under load: nothing is lost, nobody is signed out", async () => {
  const visitors = await Promise.all(Array.from({ length: 4 }, () => signedIn()));
  const tickets = await Promise.all(visitors.map((_, number) => newTicket(`Under load ${number}`)));
  const trouble: string[] = [];
  const acknowledged: { ticket: string; text: string }[] = [];
  const unclear: { ticket: string; text: string }[] = [];
  let isOver = false;
  let phase = "all are there";
  let pages = 0;

  const read = async (who: Visitor, path: string) => {
    const { status, headers } = await insistently(() => pageOf(who, many.site, path));
    pages++;
    if (status !== 200) trouble.push(`${phase}: ${path}: ${status} ${headers.location ?? ""}`);
  };
  const write = async (who: Visitor, ticket: string, text: string) => {
    const answer = await reply(who, many.site, ticket, text).catch(() => undefined);
    (answer?.status === 303 ? acknowledged : unclear).push({ ticket, text });
    if (answer?.headers.location?.startsWith("/login") || answer?.status === 429)
      trouble.push(`${phase}: ${text}: ${answer.status} ${answer.headers.location ?? ""}`);
  };
  const readers = visitors.map(async (who, number) => {
    for (const path of circle(["/", "/invoices", `/tickets/${tickets[number]}`, "/services"])) {
      if (isOver) return;
      await read(who, path);
    }
  });
  // A client has so many replies an hour: pages between them.
  const writers = visitors.map(async (who, number) => {
    const ticket = tickets[number] ?? "";
    for (let count = 0; !isOver; count++) {
      await write(who, ticket, `Message ${count} of ${number}`);
      for (const path of ["/services", "/invoices", `/tickets/${ticket}`, "/domains"])
        if (!isOver) await read(who, path);
    }
  });
  const load = Promise.all([...readers, ...writers]);
  const enough = () => {
    const from = acknowledged.length;
    return expect.poll(() => acknowledged.length, { timeout: 30_000 }).toBeGreaterThan(from + 2);
  };
  const killing = async () => {
    await enough();
    phase = "the second portal is gone";
    await many.portals[1].kill();
    await enough();
    phase = "the second backend is gone, too";
    await many.backends[1].kill();
    await enough();
    phase = "the second ones are back";
    await Promise.all([many.portals[1].start(), many.backends[1].start()]);
    const before = many.portals[1].pages();
    await expect.poll(() => many.portals[1].pages(), { timeout: 30_000 }).toBeGreaterThan(before + 4);
    phase = "the first ones are gone";
    await many.portals[0].kill();
    await enough();
    await many.backends[0].kill();
    await enough();
  };
  // Whatever fails: nobody asks on, and both are there for the next test.
  const killed = await killing().then(
    () => undefined,
    (error: unknown) => error,
  );
  isOver = true;
  const loaded = await load.catch((error: unknown) => error);
  for (const each of [...many.portals, ...many.backends]) await each.kill();
  await Promise.all(many.backends.map((each) => each.start()));
  await Promise.all(many.portals.map((each) => each.start()));

  const mistakes = trouble.length > 0 ? many.portals.flatMap((each) => each.mistakes()).slice(-60) : [];
  expect(trouble, mistakes.join("\n")).toEqual([]);
  expect(killed).toBeUndefined();
  expect(loaded).not.toBeInstanceOf(Error);
  expect(pages).toBeGreaterThan(20);
  // One that was kept while no backend answered is sent a little later.
  for (const { ticket, text } of acknowledged)
    await expect.poll(() => timesKept(ticket, text), { timeout: 20_000, message: text }).toBe(1);
  for (const { ticket, text } of unclear) expect(await timesKept(ticket, text), text).toBeLessThanOrEqual(1);
  for (const who of visitors)
    for (const each of many.portals) expect((await pageOf(who, each.address, "/services")).status).toBe(200);
}, 120_000);

/** The same ones again and again. */
function* circle<T>(values: readonly T[]): Generator<T> {
  for (;;) yield* values;
}

test("without Redis it is slower, and not down", async () => {
  const before = await signedIn();
  const ticket = await newTicket("Without Redis");
  await many.stopRedis();
  const [here, there] = many.portals;
  const who = await signedIn(there.address);
  for (const each of many.portals)
    for (const [visitor, path] of [
      [before, "/services"],
      [who, `/tickets/${ticket}`],
    ] as const) {
      const began = performance.now();
      expect((await pageOf(visitor, each.address, path)).status).toBe(200);
      expect(performance.now() - began).toBeLessThan(5000);
    }
  expect((await reply(who, here.address, ticket, "Written without Redis")).status).toBe(303);
  for (const each of many.portals)
    expect((await pageOf(who, each.address, `/tickets/${ticket}`)).text).toContain("Written without Redis");
});
