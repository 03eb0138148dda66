import { type TestDatabase, testDatabases } from "@kraken/database/testing";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { signInClient } from "../access/login.ts";
import { deliver, type PostTimes } from "../access/postman.ts";
import { type RealWhmcs, startRealWhmcs } from "../access/test/real-whmcs.ts";
import { as, beginAnew, browser, endOf } from "../access/test/world.ts";
import type { Content } from "../data/letters.ts";
import { resetGate } from "../lib/gate.ts";
import { keepLetter, markSending, type NewLetter } from "../store/letters.ts";
import type { Store } from "../store/store.ts";
import { testStores } from "../store/test/stores.ts";
import { dismiss, takeBack } from "./(client)/outbox/actions.ts";
import { type ReplyState, reply } from "./(client)/tickets/[id]/actions.ts";
import { type NewTicketState, open } from "./(client)/tickets/new/actions.ts";

/* What becomes of what clients write, against a real backend behind a line that loses answers. */

vi.mock("next/headers", async () => (await import("../access/test/world.ts")).nextHeaders);
vi.mock("next/cache", () => ({ refresh: () => {} }));

let whmcs: RealWhmcs;
let ticket = 0;
let clientId = 0;
let userId = 0;

beforeAll(async () => {
  whmcs = await startRealWhmcs();
});
afterAll(async () => {
  const { whmcs: sdk } = await import("../lib/whmcs.ts");
  await sdk.close();
  await whmcs.close();
});

/** Nothing is waited for longer than a test has patience for. */
const quick: PostTimes = { sending: 2, lane: 10, retry: 0, looks: [0, 0, 0] };

const shared = globalThis as { krakenStore?: Promise<Store> | undefined };

describe.each(testDatabases())("what a client writes, with a store on $name", ({ create }) => {
  let place: TestDatabase;
  let stores: Store[];
  let store: Store;

  beforeEach(async () => {
    place = await create();
    stores = await testStores(place, 2);
    store = stores[0] as Store;
    shared.krakenStore = Promise.resolve(store);
    await beginAnew();
    await whmcs.line.reopen();
    whmcs.line.lose(undefined);
    resetGate();
    const [login] = whmcs.logins;
    await as(() => signInClient(login?.email ?? "", login?.password ?? ""));
    const session = await store.db.selectFrom("sessions").selectAll().executeTakeFirstOrThrow();
    clientId = session.client_id ?? 0;
    userId = Number(session.subject);
    ticket = Number(
      (
        await whmcs.api("OpenTicket", {
          ...{ clientid: String(clientId), deptid: "1", subject: `A ticket ${crypto.randomUUID()}` },
          ...{ message: "How?", noemail: "true" },
        })
      ).id,
    );
  });
  afterEach(async () => {
    shared.krakenStore = undefined;
    for (const each of stores) await each.close();
    await place.drop();
  });

  const form = (fields: Record<string, string>, once: string = crypto.randomUUID()) => {
    const data = new FormData();
    for (const [name, value] of Object.entries({ ...fields, once })) data.set(name, value);
    return data;
  };
  const replyForm = (message: string, once?: string) => form({ ticket: String(ticket), message }, once);
  const ticketForm = (subject: string, once?: string) =>
    form({ department: "1", subject, message: `About ${subject}`, priority: "Low", about: "" }, once);
  /** Sends a reply: where it leads, or what the form says. */
  const send = async (data: FormData): Promise<string | ReplyState> => {
    let state: ReplyState | undefined;
    const end = await endOf(async () => {
      state = await reply({ message: "" }, data);
    });
    return state ?? end;
  };
  const sendOne = (data: FormData) => as(() => send(data));

  type Reply = { message: string };
  const replies = async (id = ticket): Promise<string[]> => {
    const { replies: rows } = (await whmcs.api("GetTicket", { ticketid: String(id) })) as {
      replies: { reply: Reply[] };
    };
    return rows.reply.map(({ message }) => message).slice(1);
  };
  const callsOf = (action: string) => whmcs.line.calls.filter((call) => call.action === action).length;
  const letters = () => store.db.selectFrom("letters").selectAll().orderBy("id").execute();
  const states = async () => (await letters()).map(({ state }) => state);
  /** The audit log's lines about tickets. */
  const lines = async () => {
    const rows = await store.db.selectFrom("audit_entries").selectAll().orderBy("number").execute();
    return rows.flatMap(({ action, result, note }) =>
      action.startsWith("ticket.") ? [[action, result, note].filter(Boolean).join(" ")] : [],
    );
  };
  const written = (content: Content["ticket.reply"], user = userId): NewLetter => ({
    kind: "ticket.reply",
    user_id: user,
    client_id: clientId,
    staff_id: null,
    writer: JSON.stringify({ who: `user ${user}`, asWhom: `client ${clientId}` }),
    ticket_id: content.ticket,
    content: JSON.stringify(content),
    write_owner: "",
    write_key: "",
  });
  /** Goes through what is due until nothing is, in all instances at once. */
  const settle = (isSettled: () => Promise<boolean>) =>
    vi.waitFor(
      async () => {
        await Promise.all(stores.map((each) => deliver(each, quick)));
        if (!(await isSettled())) throw new Error(`They are ${await states()}`);
      },
      { timeout: 15_000, interval: 200 },
    );
  const isNothingActive = async () =>
    (await states()).every((state) => !["waiting", "sending", "unknown"].includes(state));

  test("fifty at once with one key make one reply, and all get the first one's answer", async () => {
    const once = crypto.randomUUID();
    const ends = await as(() => Promise.all(Array.from({ length: 50 }, () => send(replyForm("Just once", once)))));
    expect(new Set(ends)).toEqual(new Set([`to /tickets/${ticket}`]));
    expect(await sendOne(replyForm("Just once", once))).toBe(`to /tickets/${ticket}`);
    expect(await replies()).toEqual(["Just once"]);
    expect(await lines()).toEqual(["ticket.reply done"]);
    expect(await letters()).toEqual([]);
    expect(await store.db.selectFrom("jobs").selectAll().execute()).toEqual([]);
  });

  test("the same key with other words is refused in a sentence, and nothing that was typed is lost", async () => {
    const once = crypto.randomUUID();
    await sendOne(replyForm("First words", once));
    const state = (await sendOne(replyForm("Other words", once))) as ReplyState;
    expect(state).toMatchObject({ message: "Other words", problem: { title: "This form was sent before" } });
    expect(await replies()).toEqual(["First words"]);
    // It comes back with a key of its own, and whoever means it sends it.
    expect(state.once).not.toBe(once);
    expect(await sendOne(replyForm("Other words", state.once))).toBe(`to /tickets/${ticket}`);
    expect(await replies()).toEqual(["First words", "Other words"]);
  });

  test("a reply whose answer was lost is sent once and settled by reading; its form is answered as sent", async () => {
    const [once, before] = [crypto.randomUUID(), callsOf("AddTicketReply")];
    whmcs.line.lose("AddTicketReply");
    const state = await sendOne(replyForm("Into the dark", once));
    expect(state).toMatchObject({ message: "Into the dark", problem: { mayHaveArrived: true }, once });
    expect(await states()).toEqual(["unknown"]);
    // Pressed again meanwhile it is not sent again.
    expect(await sendOne(replyForm("Into the dark", once))).toMatchObject({ problem: { mayHaveArrived: true } });
    whmcs.line.lose(undefined);
    await settle(isNothingActive);
    expect(await states()).toEqual(["done"]);
    expect(await sendOne(replyForm("Into the dark", once))).toBe(`to /tickets/${ticket}`);
    expect(await replies()).toEqual(["Into the dark"]);
    expect(callsOf("AddTicketReply")).toBe(before + 1);
    expect(await lines()).toEqual(["ticket.reply unknown", "ticket.reply done settled by reading"]);
    const [letter] = await letters();
    await endOf(() => as(() => dismiss(form({ letter: String(letter?.id) }))));
    expect(await letters()).toEqual([]);
  });

  test("a new ticket whose answer was lost is found by what it says", async () => {
    const [subject, once] = [`Lost ${crypto.randomUUID()}`, crypto.randomUUID()];
    const state: NewTicketState = { values: {} as never, errors: [] };
    whmcs.line.lose("OpenTicket");
    expect(await as(() => open(state, ticketForm(subject, once)))).toMatchObject({ problem: { mayHaveArrived: true } });
    whmcs.line.lose(undefined);
    await settle(isNothingActive);
    const found = (await whmcs.api("GetTickets", { clientid: String(clientId), subject })) as {
      totalresults: number;
      tickets: { ticket: { id: string }[] };
    };
    expect(Number(found.totalresults)).toBe(1);
    const opened = `to /tickets/${found.tickets.ticket[0]?.id}`;
    expect(await endOf(() => as(() => open(state, ticketForm(subject, once))))).toBe(opened);
    expect(await states()).toEqual(["done"]);
  });

  test("what was looked for and is not there is given back, and its form may be sent again", async () => {
    const once = crypto.randomUUID();
    whmcs.line.spoil(({ action }) => (action === "AddTicketReply" ? { status: 500, text: "no" } : undefined));
    // A WHMCS that fails before it has done anything: the line answers in its place.
    whmcs.line.hold("AddTicketReply");
    const state = await sendOne(replyForm("Never there", once));
    whmcs.line.spoil(() => undefined);
    whmcs.line.hold(undefined);
    expect(state).toMatchObject({ problem: { mayHaveArrived: true } });
    await settle(isNothingActive);
    expect(await letters()).toMatchObject([{ state: "returned", note: "not there" }]);
    expect(JSON.parse((await letters())[0]?.content ?? "")).toEqual({ ticket, message: "Never there" });
    expect(await sendOne(replyForm("Never there", once))).toBe(`to /tickets/${ticket}`);
    expect(await replies()).toEqual(["Never there"]);
  });

  test("what was certainly not sent is kept with its files, and sent once when somebody listens again", async () => {
    const data = replyForm("It was cut before");
    const picture = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
    data.append("files", new File([picture], "a.png", { type: "image/png" }));
    whmcs.line.closeAfter("GetTicket");
    expect(await sendOne(data)).toBe(`to /tickets/${ticket}`);
    expect(await states()).toEqual(["waiting"]);
    await Promise.all(stores.map((each) => deliver(each, quick)));
    expect(await states()).toEqual(["waiting"]);
    expect(await replies()).toEqual([]);
    await whmcs.line.reopen();
    await settle(isNothingActive);
    expect(await replies()).toEqual(["It was cut before"]);
    expect(await lines()).toEqual(["ticket.reply failed kept, to be sent later", "ticket.reply done sent later"]);
    const { replies: rows } = (await whmcs.api("GetTicket", { ticketid: String(ticket) })) as {
      replies: { reply: { attachments: { filename: string }[] }[] };
    };
    expect(rows.reply.at(-1)?.attachments).toMatchObject([{ filename: "a.png" }]);
    expect(await store.db.selectFrom("letter_files").selectAll().execute()).toEqual([]);
  });

  test("while nothing answers, replies and tickets are kept and go in their order, each once", async () => {
    const subject = `Kept ${crypto.randomUUID()}`;
    await sendOne(replyForm("One"));
    await whmcs.line.close();
    const once = crypto.randomUUID();
    for (const message of ["Two", "Three", "Four"]) {
      expect(await sendOne(replyForm(message, message === "Two" ? once : undefined))).toBe(`to /tickets/${ticket}`);
    }
    expect(await sendOne(replyForm("Two", once))).toBe(`to /tickets/${ticket}`);
    const state: NewTicketState = { values: {} as never, errors: [] };
    expect(await endOf(() => as(() => open(state, ticketForm(subject))))).toBe("to /tickets");
    expect(await states()).toEqual(["waiting", "waiting", "waiting", "waiting"]);
    await whmcs.line.reopen();
    // What is written now goes after them.
    expect(await sendOne(replyForm("Five"))).toBe(`to /tickets/${ticket}`);
    await settle(isNothingActive);
    expect(await replies()).toEqual(["One", "Two", "Three", "Four", "Five"]);
    const found = await whmcs.api("GetTickets", { clientid: String(clientId), subject });
    expect(Number(found.totalresults)).toBe(1);
    expect(await states()).toEqual(["done", "done", "done", "done", "done"]);
  });

  test("a reply to a ticket of which nothing is known is not kept", async () => {
    await whmcs.line.close();
    expect(await sendOne(replyForm("To whose?"))).toMatchObject({ problem: { title: "Your reply was not sent" } });
    expect(await letters()).toEqual([]);
  });

  test("what waits can be taken back, and what is sent can't; another one's letter is not there", async () => {
    const id = await keepLetter(store, written({ ticket, message: "Or not" }), [], { delay: 60 });
    const other = await keepLetter(store, written({ ticket, message: "Not mine" }, userId + 1000), [], { delay: 60 });
    const back = (letter: number) => endOf(() => as(() => takeBack(form({ letter: String(letter) }))));
    expect(await back(other)).toBe("404");
    expect(await endOf(() => as(() => dismiss(form({ letter: String(other) }))))).toBe("404");
    expect(await back(id)).toBe(`to /tickets/${ticket}?again=${id}`);
    expect(await states()).toEqual(["returned", "waiting"]);
    expect(await back(id)).toBe(`to /tickets/${ticket}`);
    expect(browser.cookies.get("flash")).toContain("It was too late");
    expect(await replies()).toEqual([]);
    // Written anew, it is told no more.
    const anew = replyForm("Or yes");
    anew.set("again", String(id));
    await sendOne(anew);
    expect((await letters()).map(({ id: left }) => left)).not.toContain(id);
  });

  test("who may not write any more, or whose ticket it is not, is told, and nothing is sent", async () => {
    const before = callsOf("AddTicketReply");
    const theirs = (await whmcs.api("OpenTicket", {
      ...{ name: "G", email: "g@guest.example", deptid: "1", subject: "Theirs", message: "m", noemail: "true" },
    })) as { id: string };
    await keepLetter(store, written({ ticket, message: "No more" }, userId + 1000), [], {});
    await keepLetter(store, written({ ticket: Number(theirs.id), message: "Not mine" }), [], {});
    await settle(isNothingActive);
    expect((await letters()).map(({ state, note }) => `${state}: ${note}`)).toEqual([
      "refused: not allowed",
      "refused: no ticket",
    ]);
    expect(callsOf("AddTicketReply")).toBe(before);
    expect(await lines()).toEqual(["ticket.reply refused not allowed", "ticket.reply refused no ticket"]);
  });

  test("of a process that died while it sent, what arrived is found and what did not is given back", async () => {
    const before = JSON.stringify({ newest: 0 });
    await markSending(store, written({ ticket, message: "It arrived" }), before, 0);
    await whmcs.api("AddTicketReply", {
      ...{ ticketid: String(ticket), clientid: String(clientId), message: "It arrived", noemail: "true" },
    });
    await markSending(store, written({ ticket, message: "It did not" }), before, 0);
    // One that is on its way at this moment is left alone.
    await markSending(store, written({ ticket, message: "On its way" }), before, 600);
    await settle(
      async () => !(await states()).slice(0, 2).includes("sending") && !(await states()).includes("unknown"),
    );
    expect(await states()).toEqual(["done", "returned", "sending"]);
    expect(await replies()).toEqual(["It arrived"]);
  });

  test("two instances that send at once send each letter once", async () => {
    const messages = Array.from({ length: 20 }, (_, at) => `Letter ${at}`);
    for (const message of messages) await keepLetter(store, written({ ticket, message }), [], {});
    await settle(isNothingActive);
    expect(await replies()).toEqual(messages);
  });
});
