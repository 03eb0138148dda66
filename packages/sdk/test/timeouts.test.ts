import { getEventListeners } from "node:events";
import { createServer } from "node:net";
import { describe, expect, test, vi } from "vitest";
import { OutcomeUnknownError, TimeoutError, WhmcsError } from "../src/index.ts";
import * as behave from "./support/behaviours.ts";
import { clientOf, errorOf, misbehaving } from "./support/client.ts";

/** A promise, and the function that resolves it. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describe.concurrent("the time allowed", () => {
  test("covers the wait in the queue: what waited there was not sent, a write too", async (context) => {
    const server = await misbehaving(context);
    const { whmcs, reports } = clientOf(server.always(behave.silence), { concurrency: 1 });
    const leave = new AbortController();
    const first = errorOf(whmcs.getClients({}, { signal: leave.signal }));
    await server.until(() => server.calls.length === 1);
    const soon = { signal: AbortSignal.timeout(100) };
    const [read, write] = await Promise.all([
      errorOf(whmcs.getClients({}, soon)),
      errorOf(whmcs.updateClient({ clientid: 1 }, soon)),
    ]);
    expect(read).toBeInstanceOf(TimeoutError);
    expect(write).toBeInstanceOf(TimeoutError);
    expect(String(write)).toContain("not sent within the caller's own time limit");
    leave.abort();
    await first;
    expect(server.actions()).toEqual(["GetClients"]);
    expect(reports.map((report) => report.attempts)).toEqual([0, 0, 1]);
  });

  test("covers retries: their pauses and later attempts end with it", async (context) => {
    const server = await misbehaving(context);
    const { whmcs } = clientOf(server.next(behave.reset).always(behave.silence), { timeout: 2_000 });
    const error = await errorOf(whmcs.getClients());
    expect(error).toBeInstanceOf(TimeoutError);
    expect(server.calls).toHaveLength(2);
    const { duration } = error as TimeoutError;
    expect(duration).toBeGreaterThanOrEqual(1_990);
    expect(duration).toBeLessThan(4_000);
  });

  test("covers a connection that is never finished: certainly not sent", async (context) => {
    // Accepts, and never answers the TLS greeting.
    const mute = createServer((socket) => socket.on("error", () => {}));
    await new Promise<void>((resolve) => mute.listen(0, "127.0.0.1", resolve));
    context.onTestFinished(() => void mute.close());
    const address = mute.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const server = await misbehaving(context);
    const { whmcs } = clientOf(server, { endpoint: `https://127.0.0.1:${port}/includes/api.php`, timeout: 1_000 });
    const error = await errorOf(whmcs.updateClient({ clientid: 1 }));
    expect(error).toBeInstanceOf(TimeoutError);
    expect((error as TimeoutError).duration).toBeLessThan(5_000);
  });

  test("that ends a call closes its connection, and the next call is served on a new one", async (context) => {
    const server = await misbehaving(context);
    const { whmcs } = clientOf(server.next(behave.silence), { concurrency: 1 });
    const signal = AbortSignal.timeout(1_000);
    expect(await errorOf(whmcs.updateClient({ clientid: 1 }, { signal }))).toBeInstanceOf(WhmcsError);
    await server.until(() => server.closed === 1);
    server.always(behave.json({ result: "success", clientid: "1" }));
    expect(await whmcs.updateClient({ clientid: 1 })).toMatchObject({ clientid: 1 });
    expect(server.connections).toBe(2);
  });
});

describe.concurrent("a caller's signal", () => {
  test("that is over already sends nothing", async (context) => {
    const server = await misbehaving(context);
    const { whmcs, reports } = clientOf(server);
    const reason = new Error("the page was left");
    const error = await errorOf(whmcs.getClients({}, { signal: AbortSignal.abort(reason) }));
    expect(error).toMatchObject({ name: "WhmcsError", message: "GetClients: the call was aborted", cause: reason });
    expect(server.connections).toBe(0);
    expect(reports).toMatchObject([{ outcome: "aborted", attempts: 0 }]);
  });

  test("takes a call out of the queue, and the others keep their order", async (context) => {
    const server = await misbehaving(context);
    const held = gate();
    server.always(behave.json({ result: "success", clientid: "1" }));
    server.next(behave.after(held.opened, behave.json({ result: "success", clientid: "1" })));
    const { whmcs } = clientOf(server, { concurrency: 1 });
    const leave = new AbortController();
    const calls = [
      whmcs.updateClient({ clientid: 1 }),
      errorOf(whmcs.updateClient({ clientid: 2 }, { signal: leave.signal })),
      whmcs.updateClient({ clientid: 3 }),
      whmcs.updateClient({ clientid: 4 }),
    ];
    await server.until(() => server.calls.length === 1);
    leave.abort();
    const left = await calls[1];
    expect(left).toBeInstanceOf(WhmcsError);
    expect(left).not.toBeInstanceOf(OutcomeUnknownError);
    held.open();
    await Promise.all(calls);
    expect(server.calls.map((call) => call.params.get("clientid"))).toEqual(["1", "3", "4"]);
    // It never came as far as a connection, so that none had to be given up for it.
    expect(server.connections).toBe(1);
  });

  test("ends a read that is on its way, without another attempt", async (context) => {
    const server = await misbehaving(context);
    const { whmcs } = clientOf(server.always(behave.silence));
    const leave = new AbortController();
    const call = errorOf(whmcs.getClients({}, { signal: leave.signal }));
    await server.until(() => server.calls.length === 1);
    leave.abort();
    expect(await call).toMatchObject({ name: "WhmcsError" });
    await server.until(() => server.closed === 1);
    expect(server.calls).toHaveLength(1);
  });

  test("ends a write that is on its way: nobody knows what became of it", async (context) => {
    const server = await misbehaving(context);
    const { whmcs } = clientOf(server.always(behave.silence));
    const leave = new AbortController();
    const call = errorOf(whmcs.updateClient({ clientid: 1 }, { signal: leave.signal }));
    await server.until(() => server.calls.length === 1);
    leave.abort();
    expect(await call).toBeInstanceOf(OutcomeUnknownError);
  });

  test("ends the pause before another attempt", async (context) => {
    const server = await misbehaving(context);
    const later = behave.text("later", { status: 503, headers: { "retry-after": "10" } });
    const { whmcs } = clientOf(server.always(later));
    const leave = new AbortController();
    const call = errorOf(whmcs.getClients({}, { signal: leave.signal }));
    await server.until(() => server.calls.length === 1 && server.pending === 0);
    leave.abort();
    expect(await call).toMatchObject({ name: "WhmcsError" });
    expect(server.calls).toHaveLength(1);
  });

  test("with a time limit of its own ends in a TimeoutError", async (context) => {
    const server = await misbehaving(context);
    const { whmcs } = clientOf(server.always(behave.silence));
    const error = await errorOf(whmcs.getClients({}, { signal: AbortSignal.timeout(50) }));
    expect(error).toBeInstanceOf(TimeoutError);
  });

  test("is let go of when the call is over", async (context) => {
    const server = await misbehaving(context);
    const { whmcs } = clientOf(server.always(behave.json({ result: "success", clients: "" })));
    const { signal } = new AbortController();
    await whmcs.getClients({}, { signal });
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  test("may be shared by many calls at once", async (context) => {
    const emit = vi.spyOn(process, "emitWarning");
    const server = await misbehaving(context);
    const { whmcs } = clientOf(server.always(behave.json({ result: "success", clients: "" })));
    const { signal } = new AbortController();
    await Promise.all(Array.from({ length: 50 }, () => whmcs.getClients({}, { signal })));
    expect(emit).not.toHaveBeenCalled();
  });
});
