import { describe, expect, test, vi } from "vitest";
import { ConnectionError, OutcomeUnknownError, WhmcsError } from "../src/index.ts";
import * as behave from "./support/behaviours.ts";
import { clientOf, errorOf, misbehaving } from "./support/client.ts";

const rows = behave.json({ result: "success", totalresults: 0, clients: "" });
const written = behave.json({ result: "success", clientid: "1" });

describe.concurrent("connections", () => {
  // undici lets a connection rest for one turn of the event loop, so that a caller in a hurry gets a second one.
  test("are kept: a hundred calls one after the other use two at most", async (context) => {
    const server = await misbehaving(context);
    const { whmcs } = clientOf(server.always(rows));
    for (let call = 0; call < 100; call++) await whmcs.getClients();
    expect(server.calls).toHaveLength(100);
    expect(server.connections).toBeLessThanOrEqual(2);
  });

  test("are at most `concurrency`, however many call", async (context) => {
    const server = await misbehaving(context);
    let held: (() => void)[] = [];
    server.always((exchange) => held.push(() => rows(exchange)));
    const { whmcs } = clientOf(server, { concurrency: 3 });
    const calls = Promise.all(Array.from({ length: 10 }, () => whmcs.getClients()));
    for (const reached of [3, 6, 9, 10]) {
      await server.until(() => server.calls.length === reached);
      expect(server.pending).toBeLessThanOrEqual(3);
      const waiting = held;
      held = [];
      for (const answer of waiting) answer();
    }
    await calls;
    expect(server.mostPending).toBe(3);
    expect(server.connections).toBe(3);
  });

  test("are eight when nothing is said", async (context) => {
    const server = await misbehaving(context);
    const { whmcs } = clientOf(server.always(behave.silence));
    const leave = new AbortController();
    const calls = Array.from({ length: 20 }, () => errorOf(whmcs.getClients({}, { signal: leave.signal })));
    await server.until(() => server.calls.length === 8);
    leave.abort();
    await Promise.all(calls);
    expect(server.mostPending).toBe(8);
  });

  test("of two clients are not shared", async (context) => {
    const server = await misbehaving(context);
    server.always(rows);
    await clientOf(server).whmcs.getClients();
    await clientOf(server, { identifier: "another" }).whmcs.getClients();
    expect(server.connections).toBe(2);
    expect(server.calls.map((call) => call.params.get("identifier"))).toEqual(["canary-identifier-7d1f", "another"]);
  });

  test("that the server closed while idle are replaced without a word", async (context) => {
    const server = await misbehaving(context);
    const { whmcs, reports } = clientOf(server.always(behave.thenClose(written)));
    for (const clientid of [1, 2, 3]) {
      await whmcs.updateClient({ clientid });
      await server.until(() => server.closed === clientid);
    }
    expect(server.connections).toBe(3);
    expect(reports.map((report) => report.attempts)).toEqual([1, 1, 1]);
  });

  test("that break just when they are used again: a read comes back, a write is sent once", async (context) => {
    const reading = await misbehaving(context);
    const reader = clientOf(reading.always(rows).next(behave.thenDeaf(rows)), { concurrency: 1 });
    await reader.whmcs.getClients();
    await reader.whmcs.getClients();
    expect(reader.reports.map((report) => report.attempts)).toEqual([1, 2]);

    const writing = await misbehaving(context);
    const writer = clientOf(writing.always(written).next(behave.thenDeaf(written)), { concurrency: 1 });
    await writer.whmcs.updateClient({ clientid: 1 });
    expect(await errorOf(writer.whmcs.updateClient({ clientid: 2 }))).toBeInstanceOf(OutcomeUnknownError);
    expect(writing.calls).toHaveLength(1);
    expect(await writer.whmcs.updateClient({ clientid: 3 })).toMatchObject({ clientid: 1 });
  });

  test("close after the calls that are open; later calls fail", async (context) => {
    const server = await misbehaving(context);
    const { whmcs } = clientOf(server.always(rows));
    const open = whmcs.getClients();
    await server.until(() => server.calls.length === 1);
    await Promise.all([open, whmcs.close()]);
    await server.until(() => server.closed === 1);
    expect(await errorOf(whmcs.getClients())).toBeInstanceOf(ConnectionError);
    expect(server.calls).toHaveLength(1);
  });
});

describe("onCall and the logger", () => {
  test("are told of each call, and what they throw changes nothing", async (context) => {
    const emit = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
    const server = await misbehaving(context);
    const lines: [string, object, string][] = [];
    const { whmcs } = clientOf(server.always(rows), {
      logger: {
        debug: (report, message) => lines.push(["debug", report, message]),
        warn: (report, message) => lines.push(["warn", report, message]),
      },
    });
    await whmcs.getClients();
    server.always(behave.json({ result: "error", message: "No" }));
    await errorOf(whmcs.getClients());
    expect(lines).toEqual([
      [
        "debug",
        {
          action: "GetClients",
          effect: "read",
          duration: expect.any(Number),
          attempts: 1,
          httpStatus: 200,
          outcome: "ok",
        },
        "whmcs call",
      ],
      ["warn", expect.objectContaining({ outcome: "refused", httpStatus: 200 }), "whmcs call failed"],
    ]);

    const broken = clientOf(server.always(written), {
      onCall: () => {
        throw new Error("the listener is broken");
      },
    });
    expect(await broken.whmcs.updateClient({ clientid: 1 })).toMatchObject({ clientid: 1 });
    server.always(behave.json({ result: "error", message: "No" }));
    expect(await errorOf(broken.whmcs.getClients())).toBeInstanceOf(WhmcsError);
    expect(emit.mock.calls).toEqual(Array(2).fill(["onCall or the logger threw an error", "KrakenWarning"]));
  });
});
