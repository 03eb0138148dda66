import { once as onceEvent } from "node:events";
import { mkdtempSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ActionError, ConnectionError, OutcomeUnknownError } from "@kraken/sdk";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { makeClientScope, makePublicScope, makeStaffScope } from "../../access/scope.ts";
import { env } from "../../env.ts";
import { openStore } from "../../store/store.ts";

type Fields = Record<string, string>;
type Said = (fields: Fields, response: ServerResponse) => object | undefined | Promise<object | undefined>;

/** Calls that arrived, in their order. */
const calls: Fields[] = [];
const callsOf = (action: string) => calls.filter((call) => call.action === action);
let say: Said;

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", async () => {
    const fields = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
    calls.push(fields);
    const answer = await say(fields, response);
    if (answer) response.setHeader("content-type", "application/json").end(JSON.stringify(answer));
  });
});

let number = 0;
const invoiceOf = (fields: Fields) => ({
  result: "success",
  invoiceid: fields.invoiceid,
  userid: 12,
  status: "Unpaid",
  notes: `answer ${++number}`,
  items: { item: [] },
  transactions: "",
});
const usual: Said = (fields) => {
  if (fields.action === "GetInvoice") return invoiceOf(fields);
  if (fields.action === "GetClientsProducts")
    return { result: "success", totalresults: 1, products: { product: [{ id: 7, clientid: 12, password: "canary" }] } };
  if (fields.action === "WhmcsDetails") return { result: "success", whmcs: { version: "8.13.1" } };
  return { result: "success" };
};
const down: Said = (_, response) => {
  response.destroy();
  return undefined;
};

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await onceEvent(server, "listening");
  Object.assign(process.env, {
    API_ENDPOINT: `http://127.0.0.1:${(server.address() as AddressInfo).port}/includes/api.php`,
    API_IDENTIFIER: "identifier",
    API_SECRET: "secret of the API",
    JWT_SECRET: "j".repeat(32),
    ADMIN_JWT_SECRET: "a".repeat(32),
    ADMIN_PASSWORD: "the owner's long password",
    KRAKEN_HOME: mkdtempSync(join(tmpdir(), "kraken-test-")),
    DATABASE_URL: "",
    REDIS_URL: "",
  });
});

afterAll(async () => {
  const { whmcs } = await import("../../lib/whmcs.ts");
  await whmcs.close();
  server.close();
  await (await openStore()).close();
});

const { ask, askAnew } = await import("../ask.ts");
const { replyAsStaff } = await import("../staff/tickets.ts");
const { forgetAnswers } = await import("./answers.ts");
const { resetGate, isTroubled, whileWarming } = await import("../../lib/gate.ts");
const client = makeClientScope(7, 12);
const notes = async (scope = client, id = 1) => (await ask(scope).getInvoice({ invoiceid: id })).notes;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  calls.length = 0;
  number = 0;
  say = usual;
  resetGate();
  await forgetAnswers();
});
afterEach(() => vi.useRealTimers());

const later = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);

test("an answer is fresh for its time, then shown while it is asked for anew, once for all who ask", async () => {
  expect(await notes()).toBe("answer 1");
  later(59);
  expect(await notes()).toBe("answer 1");
  expect(calls).toHaveLength(1);
  later(2);
  expect(await Promise.all([notes(), notes(), notes()])).toEqual(Array(3).fill("answer 1"));
  await vi.waitFor(async () => expect(await notes()).toBe("answer 2"));
  expect(calls).toHaveLength(2);
});

test("two hundred who ask for the same at once make one call", async () => {
  const found = await Promise.all(Array.from({ length: 200 }, () => notes()));
  expect(new Set(found)).toEqual(new Set(["answer 1"]));
  expect(calls).toHaveLength(1);
});

test("a question is the same in whatever order it is written, and another one when it differs", async () => {
  await ask(client).getInvoices({ userid: 12, limitnum: 5, orderby: undefined });
  await ask(client).getInvoices({ limitnum: 5, userid: 12 });
  expect(calls).toHaveLength(1);
  await ask(client).getInvoices({ limitnum: 6, userid: 12 });
  expect(calls).toHaveLength(2);
});

test("one client's answers are not another's, nor staff's, nor the public's", async () => {
  for (const scope of [client, makeClientScope(7, 13), makeStaffScope("robin"), makePublicScope()]) {
    await ask(scope).getInvoices({ userid: 12 });
  }
  expect(calls).toHaveLength(4);
});

test("what is the same for everybody is asked for once for all clients and visitors, and once for staff", async () => {
  for (const scope of [client, makeClientScope(7, 13), makePublicScope(), makeStaffScope("robin")]) {
    await ask(scope).getPaymentMethods({});
  }
  expect(calls).toHaveLength(2);
});

test("an old answer waits for the new one, and is shown when that takes its time", async () => {
  await notes();
  later(3600);
  expect(await notes()).toBe("answer 2");
  later(3600);
  let answer: (() => void) | undefined;
  say = (fields) => new Promise((resolve) => (answer = () => resolve(invoiceOf(fields))));
  expect(await notes()).toBe("answer 2");
  answer?.();
  await vi.waitFor(async () => expect(await notes()).toBe("answer 3"));
});

test("the last good answer stands in for 24 hours when there is no other, and not longer", async () => {
  await notes();
  say = down;
  later(23.9 * 3600);
  expect(await notes()).toBe("answer 1");
  later(0.2 * 3600);
  await expect(notes()).rejects.toThrow(ConnectionError);
});

test("it stands in for the same question of the same client only", async () => {
  await notes();
  say = down;
  await expect(notes(client, 2)).rejects.toThrow(ConnectionError);
  await expect(notes(makeClientScope(7, 13))).rejects.toThrow(ConnectionError);
  await expect(notes(makeStaffScope("robin") as never)).rejects.toThrow(ConnectionError);
});

test("who writes sees his change at once, and what is not about it stays", async () => {
  await notes();
  await ask(client).getTickets({ clientid: 12 });
  await ask(client).addTicketReply({ ticketid: 3, clientid: 12, message: "m" });
  await ask(client).getTickets({ clientid: 12 });
  expect(callsOf("GetTickets")).toHaveLength(2);
  expect(await notes()).toBe("answer 1");
});

test("what is on its way while something is written is not taken for the present", async () => {
  let answer: (() => void) | undefined;
  const before = say;
  say = (fields, response) =>
    fields.action === "GetTickets"
      ? new Promise((resolve) => (answer = () => resolve({ result: "success", tickets: { ticket: [] } })))
      : before(fields, response);
  const first = ask(client).getTickets({ clientid: 12 });
  await vi.waitFor(() => expect(answer).toBeDefined());
  await ask(client).addTicketReply({ ticketid: 3, clientid: 12, message: "m" });
  say = before;
  const second = ask(client).getTickets({ clientid: 12 });
  answer?.();
  await Promise.all([first, second]);
  await ask(client).getTickets({ clientid: 12 });
  expect(callsOf("GetTickets")).toHaveLength(2);
});

test("a write whose outcome nobody knows begins an epoch too, and what was known before still stands in", async () => {
  await ask(client).getTickets({ clientid: 12 });
  say = down;
  const writing = ask(client).addTicketReply({ ticketid: 3, clientid: 12, message: "m" });
  await expect(writing).rejects.toThrow(OutcomeUnknownError);
  await ask(client).getTickets({ clientid: 12 });
  expect(callsOf("GetTickets").length).toBeGreaterThan(1);
});

test("an answer that was asked for later is not taken back by one that took longer", async () => {
  const release: (() => void)[] = [];
  say = (fields) => new Promise((resolve) => release.push(() => resolve({ ...invoiceOf(fields), notes: "older" })));
  const older = notes();
  await vi.waitFor(() => expect(release).toHaveLength(1));
  later(1);
  say = usual;
  const { notes: newer } = await askAnew(client).getInvoice({ invoiceid: 1 });
  release[0]?.();
  expect(await older).toBe("older");
  expect(await notes()).toBe(newer);
});

test("a write that is done is done, though it can't be noted", async () => {
  const { transaction } = await openStore();
  const store = await openStore();
  store.transaction = () => Promise.reject(new Error("the disk is full"));
  try {
    await ask(client).addTicketReply({ ticketid: 3, clientid: 12, message: "m" });
  } finally {
    store.transaction = transaction;
  }
  expect(callsOf("AddTicketReply")).toHaveLength(1);
});

test("staff's write is seen by the client whom it is about", async () => {
  await ask(client).getTickets({ clientid: 12 });
  await replyAsStaff(makeStaffScope("robin"), { id: 3, clientId: 12 }, "m");
  await ask(client).getTickets({ clientid: 12 });
  expect(callsOf("GetTickets")).toHaveLength(2);
});

test("who asks anew gets the present, never what is kept, and others get it from then on", async () => {
  await notes();
  expect((await askAnew(client).getInvoice({ invoiceid: 1 })).notes).toBe("answer 2");
  expect(await notes()).toBe("answer 2");
  say = down;
  await expect(askAnew(client).getInvoice({ invoiceid: 1 })).rejects.toThrow(ConnectionError);
});

test("who asks while somebody asks anew waits for his answer, and whoever asks anew for one of his own", async () => {
  const [anew, kept] = [askAnew(client), ask(client)];
  const read = (by: typeof anew) => by.getInvoice({ invoiceid: 1 });
  await Promise.all([read(anew), read(kept), read(kept)]);
  expect(calls).toHaveLength(1);
  later(3600);
  let answer: (() => void) | undefined;
  say = (fields) => new Promise((resolve) => (answer = () => resolve(invoiceOf(fields))));
  const first = read(kept);
  await vi.waitFor(() => expect(answer).toBeDefined());
  const release = answer;
  say = usual;
  await read(anew);
  release?.();
  await first;
  expect(calls).toHaveLength(3);
});

test("a certain no is no reason to show what was there before", async () => {
  await notes();
  later(3600);
  say = () => ({ result: "error", message: "Invoice ID Not Found" });
  await expect(notes()).rejects.toThrow(ActionError);
  say = down;
  await expect(notes()).rejects.toThrow(ConnectionError);
});

test("passwords and access codes are not kept", async () => {
  const read = () => ask(client).getClientsProducts({ clientid: 12 });
  for (const { products } of [await read(), await read()]) expect(products[0]).toMatchObject({ id: 7, password: "" });
  expect(calls).toHaveLength(1);
  const { products } = await askAnew(client).getClientsProducts({ clientid: 12 });
  expect(products[0]?.password).toBe("canary");
  for (const { products } of [await read()]) expect(products[0]?.password).toBe("");
});

test("after five failures in a row nothing is sent but a question whether it is back, and then all is as before", async () => {
  vi.useRealTimers();
  say = down;
  for (let index = 0; index < 5; index++) await expect(notes(client, 100 + index)).rejects.toThrow(ConnectionError);
  expect(isTroubled()).toBe(true);
  const before = callsOf("GetInvoice").length;
  await expect(notes(client, 200)).rejects.toThrow(/not sent/);
  const reply = ask(client).addTicketReply({ ticketid: 3, clientid: 12, message: "m" });
  await expect(reply).rejects.toThrow(ConnectionError);
  expect(callsOf("GetInvoice")).toHaveLength(before);
  expect(callsOf("AddTicketReply")).toHaveLength(0);
  say = usual;
  await vi.waitFor(() => expect(isTroubled()).toBe(false), { timeout: 15_000 });
  expect(await notes(client, 200)).toMatch(/^answer/);
}, 20_000);

test("to be told no is no failure of WHMCS's", async () => {
  say = () => ({ result: "error", message: "Invoice ID Not Found" });
  for (let index = 0; index < 8; index++) await expect(notes(client, index + 1)).rejects.toThrow(ActionError);
  expect(isTroubled()).toBe(false);
});

test("what is fetched in case it is wanted goes after what somebody waits for, and takes a part of the turns", async () => {
  vi.useRealTimers();
  const waiting: (() => void)[] = [];
  say = (fields) => new Promise((resolve) => waiting.push(() => resolve(invoiceOf(fields))));
  const warm = whileWarming(() => Promise.all(Array.from({ length: 20 }, (_, index) => notes(client, 300 + index))));
  await vi.waitFor(() => expect(calls).toHaveLength(2));
  const wanted = Array.from({ length: 6 }, (_, index) => notes(client, 400 + index));
  await vi.waitFor(() => expect(calls).toHaveLength(8));
  expect(calls.slice(2).every(({ invoiceid }) => Number(invoiceid) >= 400)).toBe(true);
  const next = notes(client, 500);
  say = invoiceOf;
  for (const answer of waiting) answer();
  await Promise.all([...wanted, next, warm]);
  expect(calls.findIndex(({ invoiceid }) => invoiceid === "500")).toBeLessThan(12);
});

test("a call that waited for its turn for longer than calls may take was not sent; one that has begun has its own time", async () => {
  vi.useRealTimers();
  const { API_TIMEOUT, API_CONCURRENCY: most } = env();
  env().API_TIMEOUT = 300;
  say = () => undefined;
  const stalled = Array.from({ length: most }, (_, index) => notes(client, 600 + index).catch((error) => error));
  await vi.waitFor(() => expect(calls).toHaveLength(most));
  await expect(notes(client, 700)).rejects.toMatchObject({ name: "TimeoutError", action: "GetInvoice" });
  expect(callsOf("GetInvoice").some(({ invoiceid }) => invoiceid === "700")).toBe(false);
  env().API_TIMEOUT = API_TIMEOUT;
  // They are reads: broken off, they are asked once more.
  say = usual;
  server.closeAllConnections();
  for (const answer of await Promise.all(stalled)) expect(answer).toMatch(/^answer/);
});
