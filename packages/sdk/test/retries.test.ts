import { describe, expect, test } from "vitest";
import { ActionError, ConnectionError, OutcomeUnknownError, ResponseError, TimeoutError } from "../src/index.ts";
import { pauseAfter } from "../src/retry.ts";
import * as behave from "./support/behaviours.ts";
import { clientOf, errorOf, misbehaving } from "./support/client.ts";
import type { Behaviour } from "./support/server.ts";

// Every way in which an answer can fail, for a read and for a write: which error, and how often the server was asked.
// The server's own log is the witness.

type ErrorClass = new (...parts: never[]) => Error;
type Kind = { name: string; behaviour: Behaviour; timeout?: number; read: [ErrorClass, number]; write: ErrorClass };

const refused = { result: "error", message: "Client ID Not Found" };
const part = '{"result":"success","clients":{"client":[{"id":1}]';
const html = "<!DOCTYPE html><html><body>Bad gateway</body></html>";
const statusKind = (status: number, times: number): Kind => ({
  name: `HTTP ${status} with HTML`,
  behaviour: behave.text(html, { status }),
  read: [ResponseError, times],
  write: OutcomeUnknownError,
});

const kinds: Kind[] = [
  {
    name: "a reset after the request",
    behaviour: behave.reset,
    read: [ConnectionError, 3],
    write: OutcomeUnknownError,
  },
  {
    name: "a close without an answer",
    behaviour: behave.hangUp,
    read: [ConnectionError, 3],
    write: OutcomeUnknownError,
  },
  {
    name: "something that is not HTTP",
    behaviour: behave.notHttp,
    read: [ConnectionError, 3],
    write: OutcomeUnknownError,
  },
  {
    name: "no answer in time",
    behaviour: behave.silence,
    timeout: 1_500,
    read: [TimeoutError, 1],
    write: OutcomeUnknownError,
  },
  {
    name: "half an answer in time",
    behaviour: behave.stalled(part),
    timeout: 1_500,
    read: [TimeoutError, 1],
    write: OutcomeUnknownError,
  },
  {
    name: "a drip without end",
    behaviour: behave.drip,
    timeout: 1_500,
    read: [TimeoutError, 1],
    write: OutcomeUnknownError,
  },
  {
    name: "an answer cut off within its length",
    behaviour: behave.truncated(part, "length"),
    read: [ResponseError, 3],
    write: OutcomeUnknownError,
  },
  {
    name: "an answer cut off between its chunks",
    behaviour: behave.truncated(part, "chunks"),
    read: [ResponseError, 3],
    write: OutcomeUnknownError,
  },
  {
    name: "an answer cut off without a length",
    behaviour: behave.truncated(part, "no length"),
    read: [ResponseError, 1],
    write: OutcomeUnknownError,
  },
  { name: "an empty answer", behaviour: behave.text(""), read: [ResponseError, 1], write: OutcomeUnknownError },
  { name: "HTML with HTTP 200", behaviour: behave.text(html), read: [ResponseError, 1], write: OutcomeUnknownError },
  { name: "broken JSON", behaviour: behave.text('{"result":'), read: [ResponseError, 1], write: OutcomeUnknownError },
  {
    name: "JSON that is only text",
    behaviour: behave.text('"success"'),
    read: [ResponseError, 1],
    write: OutcomeUnknownError,
  },
  {
    name: "an answer of the wrong shape",
    behaviour: behave.json({ result: "success", clientid: "none", clients: "none" }),
    read: [ResponseError, 1],
    write: OutcomeUnknownError,
  },
  statusKind(301, 1),
  statusKind(404, 1),
  statusKind(429, 3),
  statusKind(500, 1),
  statusKind(502, 3),
  statusKind(503, 3),
  statusKind(504, 3),
  { name: "a refusal", behaviour: behave.json(refused), read: [ActionError, 1], write: ActionError },
  {
    name: "a refusal with HTTP 403",
    behaviour: behave.json({ result: "error", message: "Authentication Failed" }, { status: 403 }),
    read: [ActionError, 1],
    write: ActionError,
  },
  // Something broke on the way: a read's refusal is believed, a write may have been done before it broke.
  {
    name: "a refusal with HTTP 500",
    behaviour: behave.json(refused, { status: 500 }),
    read: [ActionError, 1],
    write: OutcomeUnknownError,
  },
  {
    name: "a refusal with HTTP 503",
    behaviour: behave.json(refused, { status: 503 }),
    read: [ActionError, 3],
    write: OutcomeUnknownError,
  },
  {
    name: "a success with HTTP 500",
    behaviour: behave.json({ result: "success", clientid: "1" }, { status: 500 }),
    read: [ResponseError, 1],
    write: OutcomeUnknownError,
  },
];

describe.concurrent("a read and a write meet", () => {
  test.for(kinds)("$name", async ({ behaviour, timeout, read, write }, context) => {
    const reading = await misbehaving(context);
    const reader = clientOf(reading.always(behaviour), { timeout: timeout ?? 20_000 });
    const readError = await errorOf(reader.whmcs.getClients());
    expect(readError).toBeInstanceOf(read[0]);
    expect(reading.actions()).toEqual(Array(read[1]).fill("GetClients"));
    expect(reader.reports).toMatchObject([{ action: "GetClients", effect: "read", attempts: read[1] }]);

    const writing = await misbehaving(context);
    const writer = clientOf(writing.always(behaviour), { timeout: timeout ?? 20_000 });
    const writeError = await errorOf(writer.whmcs.updateClient({ clientid: 1, notes: "n" }));
    expect(writeError).toBeInstanceOf(write);
    expect(writing.actions()).toEqual(["UpdateClient"]);
    expect(writer.reports).toMatchObject([{ action: "UpdateClient", effect: "write", attempts: 1 }]);
  });
});

describe.concurrent("what was certainly not sent", () => {
  test("nobody listens: a read is tried three times, a write once, and both are ConnectionErrors", async (context) => {
    const server = await misbehaving(context);
    const { whmcs, reports } = clientOf(server);
    await server.close();
    expect(await errorOf(whmcs.getClients())).toBeInstanceOf(ConnectionError);
    const error = await errorOf(whmcs.updateClient({ clientid: 1 }));
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ message: expect.stringContaining("ECONNREFUSED"), httpStatus: undefined });
    expect(reports).toMatchObject([
      { attempts: 0, outcome: "connection" },
      { attempts: 0, outcome: "connection" },
    ]);
  });

  test("a connection that is reset before the request is read counts as sent: its bytes were under way", async (context) => {
    const server = await misbehaving(context);
    server.onConnection = (socket) => {
      socket.removeAllListeners("data");
      socket.once("data", () => socket.resetAndDestroy());
    };
    const { whmcs } = clientOf(server);
    expect(await errorOf(whmcs.updateClient({ clientid: 1 }))).toBeInstanceOf(OutcomeUnknownError);
    expect(server.connections).toBe(1);
    expect(await errorOf(whmcs.getClients())).toBeInstanceOf(ConnectionError);
    expect(server.connections).toBe(4);
    expect(server.calls).toEqual([]);
  });
});

describe.concurrent("a read that fails and then succeeds", () => {
  const rows = { result: "success", totalresults: 0, clients: "" };
  const passing = [429, 502, 503, 504].map((status) => [`HTTP ${status}`, behave.text(html, { status })] as const);

  test.for([...passing, ["a reset", behave.reset] as const])(
    "%s once: the second answer is the result",
    async ([, behaviour], context) => {
      const server = await misbehaving(context);
      const { whmcs, reports } = clientOf(server.next(behaviour).always(behave.json(rows)));
      expect((await whmcs.getClients()).clients).toEqual([]);
      expect(reports).toMatchObject([{ outcome: "ok", attempts: 2, httpStatus: 200 }]);
    },
  );

  test("Retry-After in seconds is waited for", async (context) => {
    const server = await misbehaving(context);
    const later = behave.text("later", { status: 429, headers: { "retry-after": "1" } });
    const { whmcs } = clientOf(server.always(behave.json(rows)).next(later));
    await whmcs.getClients();
    const [first, second] = server.calls;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(995);
  });

  test("Retry-After as a date is waited for", async (context) => {
    const server = await misbehaving(context);
    // An HTTP date has whole seconds: this one lies between one and two seconds ahead.
    const date = new Date(Math.ceil(Date.now() / 1000) * 1000 + 1000);
    const later = behave.text("later", { status: 503, headers: { "retry-after": date.toUTCString() } });
    const { whmcs } = clientOf(server.always(behave.json(rows)).next(later));
    await whmcs.getClients();
    expect(server.calls).toHaveLength(2);
    expect(Date.now()).toBeGreaterThanOrEqual(date.getTime() - 5);
  });

  test("a Retry-After beyond the time allowed ends the call at once, with what the server said", async (context) => {
    const server = await misbehaving(context);
    const later = behave.text("later", { status: 503, headers: { "retry-after": "3600" } });
    const { whmcs } = clientOf(server.always(later), { timeout: 5_000 });
    const error = await errorOf(whmcs.getClients());
    expect(error).toBeInstanceOf(ResponseError);
    expect(error).toMatchObject({ httpStatus: 503 });
    expect((error as ResponseError).duration).toBeLessThan(2_500);
    expect(server.calls).toHaveLength(1);
  });

  test("no two pauses are the same, so that callers who failed together do not come back together", () => {
    const busy = (retryAfter?: string) => ({ kind: "answer", status: 503, text: "", retryAfter }) as const;
    const pauses = (attempt: number, retryAfter?: string) =>
      Array.from({ length: 100 }, () => pauseAfter(attempt, busy(retryAfter)));
    for (const [found, least, most] of [
      [pauses(1), 75, 225],
      [pauses(2), 150, 450],
      [pauses(1, "2"), 2000, 2150],
    ] as const) {
      expect(new Set(found).size).toBeGreaterThan(50);
      expect(Math.min(...found)).toBeGreaterThanOrEqual(least);
      expect(Math.max(...found)).toBeLessThanOrEqual(most);
    }
  });
});
