import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

type Attribute = { key: string; value: { stringValue?: string; intValue?: number } };
type RawSpan = { name: string; traceId: string; spanId: string; attributes?: Attribute[] };
type Sent = { resourceSpans: { scopeSpans: { scope: { name: string }; spans: RawSpan[] }[] }[] };

export type Span = { name: string; by: string; trace: string; attributes: Record<string, string | number | undefined> };

/** Takes spans as OpenTelemetry's collector does: OTLP over HTTP, in JSON. */
export async function startCollector(): Promise<{ url: string; spans: Span[]; close: () => void }> {
  const spans: Span[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    for (const { scope, spans: sent } of (JSON.parse(body) as Sent).resourceSpans.flatMap((each) => each.scopeSpans))
      for (const { name, traceId, attributes = [] } of sent) {
        const values = attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue]);
        spans.push({ name, by: scope.name, trace: traceId, attributes: Object.fromEntries(values) });
      }
    response.setHeader("content-type", "application/json").end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
