import { type Span, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";

/** What OpenTelemetry is told of the calls to WHMCS. Without a provider (src/lib/telemetry.ts) nobody listens, and nothing is done. */

const tracer = () => trace.getTracer("kraken-portal");

const ours = new WeakSet<Span>();

/** A span around a call, its wait for a turn included. Nothing of its parameters or of its answer is in it. */
export function inSpan<T>({ action, effect }: { action: string; effect: string }, run: () => Promise<T>): Promise<T> {
  const attributes = { "whmcs.action": action, "whmcs.effect": effect };
  return tracer().startActiveSpan(`WHMCS ${action}`, { kind: SpanKind.CLIENT, attributes }, async (span) => {
    ours.add(span);
    try {
      return await run();
    } catch (error) {
      const name = error instanceof Error ? error.name : "unknown";
      span.setStatus({ code: SpanStatusCode.ERROR, message: name });
      span.setAttribute("error.type", name);
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Adds to the call's span what the SDK tells of it at its end. A call that was never sent, as the breaker was open, has none of this. */
export function noteOnSpan({ outcome, attempts, duration }: { outcome: string; attempts: number; duration: number }) {
  const span = trace.getActiveSpan();
  // A probe of the breaker is in somebody else's.
  if (span && ours.has(span))
    span.setAttributes({ "whmcs.outcome": outcome, "whmcs.attempts": attempts, "whmcs.duration_ms": duration });
}
