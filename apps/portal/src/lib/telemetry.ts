import type { Attributes } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, type ReadableSpan, type SpanExporter } from "@opentelemetry/sdk-trace-base";
import { NodeTracerProvider } from "@opentelemetry/sdk-trace-node";

/** Next puts whole addresses into its spans: what stands after "?" may be a guest's access code. */
const beforeQuery = (value: unknown) => (typeof value === "string" ? value.replace(/\?.*$/s, "") : value);

const withoutQueries = (attributes: Attributes): Attributes =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, beforeQuery(value)])) as Attributes;

/** A span without what may be somebody's secret: queries, and the words of errors, of which only the kind stays. */
function harmless(span: ReadableSpan): ReadableSpan {
  const events = span.events.map(({ attributes, ...event }) => {
    const { "exception.type": type } = attributes ?? {};
    return type === undefined ? event : { ...event, attributes: { "exception.type": type } };
  });
  return Object.create(span, {
    name: { value: beforeQuery(span.name) },
    attributes: { value: withoutQueries(span.attributes) },
    status: { value: { code: span.status.code } },
    events: { value: events },
  }) as ReadableSpan;
}

/** Hands on harmless spans alone. */
const harmlessTo = (exporter: SpanExporter): SpanExporter => ({
  export: (spans, done) => exporter.export(spans.map(harmless), done),
  shutdown: () => exporter.shutdown(),
  forceFlush: async () => exporter.forceFlush?.(),
});

/**
 * Sends spans by OTLP over HTTP to where OTEL_EXPORTER_OTLP_ENDPOINT says, with the other OTEL_… variables of the
 * exporter, the sampler and the batches. Next makes its own for requests, src/lib/spans.ts one for each call to WHMCS.
 */
export function startTelemetry(): void {
  const name = process.env.OTEL_SERVICE_NAME || "kraken-portal";
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ "service.name": name }),
    spanProcessors: [new BatchSpanProcessor(harmlessTo(new OTLPTraceExporter()))],
  });
  // Whoever visits a page does not get to name our traces: none is continued.
  provider.register({ propagator: null });
  process.once("SIGTERM", () => void provider.shutdown());
}
