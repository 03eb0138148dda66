import { afterAll, beforeAll, expect, test } from "vitest";
import { type OwnSystem, startOwnSystem } from "../support/own-system.ts";
import { Visitor } from "../support/visitor.ts";

/** Seconds that WHMCS is away; KRAKEN_OUTAGE_SECONDS says how many (600). */
const OUTAGE_SECONDS = Number(process.env.KRAKEN_OUTAGE_SECONDS ?? 600);
/** Requests a second, of all visitors together. */
const LOAD = 20;
/** One reply in so many seconds. */
const REPLY_SECONDS = Math.max(2, OUTAGE_SECONDS / 60);
/** By then everything is as it was. */
const RECOVERY_MS = 10_000;

let own: OwnSystem;
beforeAll(async () => {
  own = await startOwnSystem();
}, 120_000);
afterAll(() => own?.stop(), 60_000);

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Asks again and again until it holds; answers the milliseconds that it took. */
async function until(holds: () => Promise<boolean>, atMost: number): Promise<number> {
  const began = performance.now();
  while (!(await holds())) {
    if (performance.now() - began > atMost) throw new Error(`Not within ${atMost} ms`);
    await pause(100);
  }
  return Math.round(performance.now() - began);
}

const linksIn = (body: string, kind: string) => [
  ...new Set([...body.matchAll(new RegExp(`href="(/${kind}/\\d+)"`, "g"))].map(([, path]) => path ?? "")),
];

/** A signed-in person, with the pages that he has seen. */
async function person(login: { email: string; password: string }): Promise<{ visitor: Visitor; pages: string[] }> {
  const visitor = await new Visitor(own.portal).signIn(login);
  const pages = ["/", "/services", "/domains", "/invoices", "/tickets", "/announcements", "/account"];
  for (const page of [...pages]) {
    const { status, body } = await visitor.get(page);
    expect(status, page).toBe(200);
    for (const kind of ["services", "domains", "invoices", "tickets"]) pages.push(...linksIn(body, kind).slice(0, 3));
  }
  const all = [...new Set(pages)];
  for (const page of all) expect((await visitor.get(page)).status, page).toBe(200);
  return { visitor, pages: all };
}

const keyIn = (body: string) => /name="once" value="([^"]+)"/.exec(body)?.[1] ?? "";

test(`${OUTAGE_SECONDS} seconds without WHMCS under load: every page that was seen is there, and nothing is lost or sent twice`, {
  timeout: (OUTAGE_SECONDS + 300) * 1000,
}, async () => {
  const people = await Promise.all([...own.logins, ...own.logins].map(person));
  const failed: string[] = [];
  let asked = 0;
  let busy = true;
  const load = Promise.all(
    people.map(async ({ visitor, pages }) => {
      for (let turn = 0; busy; turn++) {
        const page = pages[turn % pages.length] ?? "/";
        const { status, body } = await visitor.get(page);
        asked += 1;
        if (status !== 200 || /can&#x27;t reach your account/.test(body)) failed.push(`${page}: ${status}`);
        await pause((people.length / LOAD) * 1000);
      }
    }),
  );

  // Away in three ways, a third of the time each: nobody listens, nobody answers, and answers that break off.
  const written: { ticket: string; text: string }[] = [];
  const phase = (OUTAGE_SECONDS * 1000) / 3;
  const began = performance.now();
  const over = () => performance.now() - began;
  await own.stopBackend();
  let ways = 1;
  for (let next = 0; over() < phase * 3; ) {
    if (ways === 1 && over() > phase) {
      own.line.spoil(() => "silence");
      ways = 2;
    }
    if (ways === 2 && over() > phase * 2) {
      own.line.spoil(() => ({ status: 200, text: '{"result":"suc' }));
      ways = 3;
    }
    if (over() >= next) {
      next += REPLY_SECONDS * 1000;
      const { visitor, pages } = people[written.length % people.length] ?? { visitor: undefined, pages: [] };
      const ticket = pages.find((page) => page.startsWith("/tickets/"));
      if (visitor && ticket) {
        const text = `Written in the outage ${crypto.randomUUID()}`;
        const once = keyIn((await visitor.get(ticket)).body);
        expect(once).not.toBe("");
        const id = ticket.split("/").at(-1) ?? "";
        const action = "(client)/tickets/[id]/actions.ts#reply";
        const answer = await visitor.act(action, ticket, { ticket: id, message: text, once });
        expect([200, 303], answer.body.slice(0, 500)).toContain(answer.status);
        expect((await visitor.get(ticket)).body).toContain(text);
        written.push({ ticket: id, text });
      }
    }
    await pause(100);
  }
  expect(written.length).toBeGreaterThan(5);
  expect(failed).toEqual([]);

  own.line.spoil(() => undefined);
  await own.startBackend();
  const [first] = people;
  const isPresent = async () => !/>As of \d/.test((await first?.visitor.get("/tickets"))?.body ?? ">As of 1");
  const recovered = await until(isPresent, RECOVERY_MS);
  const repliesOf = async (ticketid: string) => JSON.stringify(await own.api("GetTicket", { ticketid }));
  const times = async ({ ticket, text }: { ticket: string; text: string }) =>
    (await repliesOf(ticket)).split(text).length - 1;
  const sent = await until(
    async () => (await Promise.all(written.map(times))).every((count) => count >= 1),
    RECOVERY_MS + written.length * 500,
  );
  // Long enough for a second one to come, if anything were to send it.
  await pause(RECOVERY_MS);
  busy = false;
  await load;
  expect(await Promise.all(written.map(times))).toEqual(written.map(() => 1));
  expect(failed).toEqual([]);
  console.log(
    `${asked} pages in ${OUTAGE_SECONDS} s and after, ${written.length} replies; the present after ${recovered} ms, all sent after ${sent} ms`,
  );
});
