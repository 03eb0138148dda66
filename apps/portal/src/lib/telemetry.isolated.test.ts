import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { SpanStatusCode, trace } from "@opentelemetry/api";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inSpan, noteOnSpan } from "./spans.ts";

type Value = { stringValue?: string; intValue?: number };
type Span = {
  name: string;
  traceId: string;
  parentSpanId?: string;
  spanId: string;
  status: { code?: number; message?: string };
  attributes: { key: string; value: Value }[];
  events: { name: string; attributes: { key: string; value: Value }[] }[];
};
type Sent = {
  resourceSpans: { resource: { attributes: Span["attributes"] }; scopeSpans: { spans: Span[] }[] }[];
};

let collector: Server;
const bodies: string[] = [];
const spans: Span[] = [];
const services: (string | undefined)[] = [];

beforeAll(async () => {
  collector = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    bodies.push(`${request.method} ${request.url} ${body}`);
    for (const { resource, scopeSpans } of (JSON.parse(body) as Sent).resourceSpans) {
      services.push(resource.attributes.find(({ key }) => key === "service.name")?.value.stringValue);
      spans.push(...scopeSpans.flatMap((scope) => scope.spans));
    }
    response.setHeader("content-type", "application/json").end("{}");
  });
  await new Promise<void>((resolve) => collector.listen(0, "127.0.0.1", resolve));
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
  process.env.OTEL_BSP_SCHEDULE_DELAY = "20";
  const { startTelemetry } = await import("./telemetry.ts");
  startTelemetry();
});
afterAll(() => {
  collector.closeAllConnections();
  collector.close();
});

/** The span of that name, once it has arrived. */
async function spanOf(name: string): Promise<Span> {
  await expect.poll(() => spans.map((span) => span.name)).toContain(name);
  const found = spans.find((span) => span.name === name);
  if (!found) throw new Error("unreachable");
  return found;
}
const valuesOf = ({ attributes }: Pick<Span, "attributes">) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue]));

test("a call to WHMCS is a span inside the request's, with its action, outcome and attempts alone", async () => {
  await trace.getTracer("next.js").startActiveSpan("GET /invoices", async (request) => {
    await inSpan({ action: "GetInvoices", effect: "read" }, async () => {
      noteOnSpan({ outcome: "ok", attempts: 2, duration: 12 });
    });
    request.end();
  });
  const [call, request] = [await spanOf("WHMCS GetInvoices"), await spanOf("GET /invoices")];
  expect([call.traceId, call.parentSpanId]).toEqual([request.traceId, request.spanId]);
  expect(valuesOf(call)).toEqual({
    "whmcs.action": "GetInvoices",
    "whmcs.effect": "read",
    "whmcs.outcome": "ok",
    "whmcs.attempts": 2,
    "whmcs.duration_ms": 12,
  });
  expect(services[0]).toBe("kraken-portal");
  expect(bodies[0]).toMatch(/^POST \/v1\/traces /);
});

test("a call that fails says by its kind why, and the error goes on", async () => {
  class TimeoutError extends Error {
    override name = "TimeoutError";
  }
  const failing = inSpan({ action: "AddOrder", effect: "write" }, () => Promise.reject(new TimeoutError("hunter2")));
  await expect(failing).rejects.toThrow("hunter2");
  const call = await spanOf("WHMCS AddOrder");
  expect(call.status.code).toBe(SpanStatusCode.ERROR);
  expect(valuesOf(call)).toMatchObject({ "error.type": "TimeoutError" });
});

test("no span takes a query or the words of an error along", async () => {
  const target = "/guest/tickets?tid=447101&c=accesscode";
  const span = trace.getTracer("next.js").startSpan(`GET ${target}`, { attributes: { "http.target": target } });
  span.recordException(new Error("accesscode is wrong"));
  span.setStatus({ code: SpanStatusCode.ERROR, message: "accesscode is wrong" });
  span.end();
  const sent = await spanOf("GET /guest/tickets");
  expect(valuesOf(sent)).toEqual({ "http.target": "/guest/tickets" });
  expect(sent.status.code).toBe(SpanStatusCode.ERROR);
  expect(sent.events.map(valuesOf)).toEqual([{ "exception.type": "Error" }]);
  expect(bodies.join()).not.toMatch(/accesscode|447101|hunter2/);
});
