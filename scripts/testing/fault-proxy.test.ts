import { Agent, createServer, request as httpRequest, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { delays } from "./delays.ts";
import { type FaultProxy, openFaultProxy } from "./fault-proxy.ts";

/** A backend that remembers what it carried out, and answers with 1,000 bytes. */
let backend: Server;
let proxy: FaultProxy;
const done: string[] = [];
const ANSWER = "x".repeat(1000);
let style: "length" | "chunks" | "end" = "length";

beforeAll(async () => {
  backend = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    done.push(new URLSearchParams(body).get("action") ?? "");
    if (style === "end") response.shouldKeepAlive = false;
    if (style === "chunks") {
      response.write(ANSWER.slice(0, 400));
      response.end(ANSWER.slice(400));
    } else {
      if (style === "length") response.setHeader("content-length", ANSWER.length);
      else response.useChunkedEncodingByDefault = false;
      response.end(ANSWER);
    }
  });
  await new Promise<void>((resolve) => backend.listen(0, "127.0.0.1", resolve));
  const { port } = backend.address() as AddressInfo;
  proxy = await openFaultProxy(`http://127.0.0.1:${port}/includes/api.php`);
});
afterEach(async () => {
  await proxy.heal();
  proxy.forget();
  done.length = 0;
  style = "length";
});
afterAll(async () => {
  await proxy.close();
  backend.closeAllConnections();
  backend.close();
});

/** Calls as a client with a new connection does (without an agent), with a body that is not sent in one piece. */
const call = (action: string, { signal, agent = false }: { signal?: AbortSignal; agent?: Agent | false } = {}) =>
  new Promise<string>((resolve, reject) => {
    const body = `identifier=i&action=${action}&n=1`;
    const headers = { "content-length": body.length, "content-type": "application/x-www-form-urlencoded" };
    const sent = httpRequest(proxy.endpoint, { method: "POST", agent, headers, signal }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk) => {
        text += chunk;
      });
      response.once("end", () => (response.complete ? resolve(text) : reject(new Error(`cut after ${text.length}`))));
      response.once("error", () => reject(new Error(`cut after ${text.length}`)));
    });
    sent.once("error", reject);
    sent.write(body.slice(0, 10));
    sent.end(body.slice(10));
  });

const took = async (run: () => Promise<unknown>) => {
  const began = performance.now();
  await run();
  return performance.now() - began;
};

test.each(["length", "chunks", "end"] as const)("passes calls on as they are, with answers by %s", async (by) => {
  style = by;
  expect(await call("GetTicket")).toBe(ANSWER);
  expect(done).toEqual(["GetTicket"]);
});

test("counts connections, and calls by action", async () => {
  await Promise.all([call("GetTicket"), call("GetTicket"), call("AddOrder")]);
  expect([proxy.calls(), proxy.calls("GetTicket"), proxy.calls("AddOrder"), proxy.calls("GetInvoice")]).toEqual([
    ...[3, 2, 1, 0],
  ]);
  expect(proxy.connections()).toBe(3);
});

test("several calls go through one connection", async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  for (let count = 0; count < 5; count++) expect(await call("GetTicket", { agent })).toBe(ANSWER);
  agent.destroy();
  expect(proxy.calls()).toBe(5);
  expect(proxy.connections()).toBe(1);
});

test("makes the calls of one action wait, and lets others pass", async () => {
  proxy.delay(300, { action: "GetTicket" });
  expect(await took(() => call("GetTicket"))).toBeGreaterThanOrEqual(299);
  expect(await took(() => call("GetInvoice"))).toBeLessThan(299);
});

test("refuses connections while it is down, and takes them again at the same address", async () => {
  await proxy.down();
  await expect(call("GetTicket")).rejects.toMatchObject({ code: "ECONNREFUSED" });
  await proxy.up();
  expect(await call("GetTicket")).toBe(ANSWER);
  expect(done).toEqual(["GetTicket"]);
});

test("to go down resets what is under way", async () => {
  proxy.fail({ kind: "lost" });
  const waits = expect(call("GetTicket")).rejects.toMatchObject({ code: "ECONNRESET" });
  await expect.poll(() => done.length).toBe(1);
  await proxy.down();
  await waits;
});

test("resets before a call is passed on: it was never carried out", async () => {
  proxy.fail({ kind: "reset-before" }, { action: "AddOrder" });
  await expect(call("AddOrder")).rejects.toMatchObject({ code: "ECONNRESET" });
  expect(done).toEqual([]);
  expect(await call("GetTicket")).toBe(ANSWER);
});

test("resets after a call was carried out", async () => {
  proxy.fail({ kind: "reset-after" }, { action: "AddOrder", times: 1 });
  await expect(call("AddOrder")).rejects.toMatchObject({ code: "ECONNRESET" });
  expect(done).toEqual(["AddOrder"]);
  expect(await call("AddOrder")).toBe(ANSWER);
});

test("loses an answer: the call is carried out and nothing comes back", async () => {
  proxy.fail({ kind: "lost" });
  const ended = new AbortController();
  let settled = false;
  const waits = call("AddOrder", { signal: ended.signal })
    .catch(() => undefined)
    .finally(() => {
      settled = true;
    });
  await expect.poll(() => done).toEqual(["AddOrder"]);
  // A call that is made after it comes and goes meanwhile.
  proxy.fail({ kind: "drip", bytes: 1000, each: 1 });
  await call("GetTicket");
  expect(settled).toBe(false);
  ended.abort();
  await waits;
});

test("a call that waits is carried out, whether or not somebody waits for it any more", async () => {
  proxy.delay(100);
  await expect(call("AddOrder", { signal: AbortSignal.timeout(40) })).rejects.toThrow();
  expect(done).toEqual([]);
  await expect.poll(() => done).toEqual(["AddOrder"]);
});

test("lets an answer drip", async () => {
  proxy.fail({ kind: "drip", bytes: 250, each: 50 });
  const milliseconds = await took(async () => expect(await call("GetTicket")).toBe(ANSWER));
  expect(milliseconds).toBeGreaterThanOrEqual(4 * 49);
});

test("truncates an answer", async () => {
  proxy.fail({ kind: "truncated", part: 0.25 });
  await expect(call("GetTicket")).rejects.toThrow("cut after 250");
  expect(done).toEqual(["GetTicket"]);
});

test("a fault is over when it is switched off, and the one before counts again", async () => {
  proxy.fail({ kind: "truncated", part: 0.25 });
  const off = proxy.fail({ kind: "reset-before" });
  await expect(call("GetTicket")).rejects.toMatchObject({ code: "ECONNRESET" });
  off();
  await expect(call("GetTicket")).rejects.toThrow("cut after 250");
});

test("draws delays by their median, their 95th percentile and their stalls, the same for a seed", () => {
  const spread = { median: 300, p95: 1200, stalls: { share: 0.02, milliseconds: 5000 } };
  const draw = delays(7);
  const drawn = Array.from({ length: 20_000 }, () => draw(spread));
  const stalled = drawn.filter((each) => each === 5000).length;
  expect(stalled / drawn.length).toBeCloseTo(0.02, 2);
  const sorted = drawn.filter((each) => each !== 5000).sort((a, b) => a - b);
  const at = (part: number) => sorted[Math.floor(sorted.length * part)] ?? 0;
  expect(at(0.5)).toBeGreaterThan(290);
  expect(at(0.5)).toBeLessThan(310);
  expect(at(0.95)).toBeGreaterThan(1120);
  expect(at(0.95)).toBeLessThan(1280);
  const again = delays(7);
  expect(drawn.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => again(spread)));
});
