import { createServer, request as httpRequest, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { log as writeLine } from "../lib/log.ts";
import { forgetMetrics, metricsText } from "../lib/metrics.ts";
import { noteWho, requestId, watchConnections } from "./connection.ts";
import { followRequest } from "./request-log.ts";

let server: Server;
let address: string;
let writes = true;

beforeAll(async () => {
  watchConnections((connection) => followRequest(connection, writes));
  server = createServer((request, response) => {
    if (request.url === "/never") return;
    if (request.headers.cookie) noteWho("client");
    // As Next does: the address is not what it was.
    request.url = "/elsewhere?secret=1";
    response.statusCode = request.method === "POST" ? 303 : 200;
    if (request.headers.accept === "text/event-stream") response.setHeader("content-type", "text/event-stream");
    response.end(requestId());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const lines: Record<string, unknown>[] = [];
beforeEach(() => {
  writes = true;
  lines.length = 0;
  forgetMetrics();
  for (const method of ["log", "error"] as const)
    vi.spyOn(console, method).mockImplementation((line) => {
      lines.push(JSON.parse(String(line)));
    });
});

/** The line about a request, once it is written. */
async function lineOf(id: string | null) {
  await expect.poll(() => lines.find(({ request }) => request === id)).toBeDefined();
  return lines.find(({ request }) => request === id);
}

test("a request is one line with an id of ours, and its answer says which", async () => {
  const answer = await fetch(`${address}/services/7`, { headers: { "x-request-id": "mine", cookie: "a=b" } });
  const id = answer.headers.get("x-request-id");
  expect(id).toMatch(/^[0-9a-f]{12}$/);
  expect(await answer.text()).toBe(id);
  expect(await lineOf(id)).toEqual({
    time: expect.stringMatching(/^\d{4}-.*Z$/),
    level: "info",
    service: "portal",
    event: "request",
    request: id,
    method: "GET",
    path: "/services/7",
    kind: "page",
    status: 200,
    milliseconds: expect.any(Number),
    who: "client",
  });
  expect(lines).toHaveLength(1);
});

test("a stream of events is a kind of its own: it lasts as long as it likes", async () => {
  const answer = await fetch(`${address}/api/tickets/7/live`, { headers: { accept: "text/event-stream" } });
  expect(await lineOf(await answer.text())).toMatchObject({ path: "/api/tickets/7/live", kind: "stream" });
  expect((await metricsText()).text).toContain('kind="stream",status="200"} 1');
});

test("of a query the names are written, and no value", async () => {
  const answer = await fetch(`${address}/guest/tickets?tid=447101&c=accesscode&${"n".repeat(300)}=1`);
  const line = await lineOf(answer.headers.get("x-request-id"));
  expect(line).toMatchObject({ path: "/guest/tickets", query: ["tid", "c", "n".repeat(40)], who: "nobody" });
  expect(JSON.stringify(lines)).not.toMatch(/accesscode|447101/);
});

test("forms, navigations and the API are told apart, and built files are left out", async () => {
  const kinds: unknown[] = [];
  await fetch(`${address}/_next/static/a.js`);
  for (const [path, options] of [
    ["/tickets", { method: "POST" }],
    ["/tickets", { headers: { rsc: "1" } }],
    ["/api/health", {}],
  ] as const) {
    const answer = await fetch(`${address}${path}`, options);
    kinds.push((await lineOf(answer.headers.get("x-request-id")))?.kind);
  }
  expect(kinds).toEqual(["form", "navigation", "api"]);
  expect(lines).toHaveLength(3);
  const { text } = await metricsText();
  expect(text).toContain('kraken_http_request_duration_seconds_count{kind="form",status="303"} 1');
});

test("somebody who goes away before his answer is noted as such", async () => {
  const asked = httpRequest(`${address}/never`);
  asked.on("error", () => undefined);
  const begins = new Promise((resolve) => server.once("request", resolve));
  asked.end();
  await begins;
  asked.destroy();
  await expect.poll(() => lines).toMatchObject([{ path: "/never", aborted: true }]);
});

test("without lines, requests are counted all the same", async () => {
  writes = false;
  await (await fetch(`${address}/services`)).text();
  const counted = async () => (await metricsText()).text.includes('_count{kind="page",status="200"} 1');
  await expect.poll(counted).toBe(true);
  expect(lines).toEqual([]);
});

test("no text can begin a line of its own", () => {
  const write = vi.spyOn(console, "error").mockImplementation(() => undefined);
  writeLine("error", "a test", { said: 'one\n{"level":"info"}\r\u001b[2J' });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  expect(String(write.mock.calls[0])).not.toMatch(/[\u0000-\u001f]/);
});
