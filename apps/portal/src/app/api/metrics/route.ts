import { createHash, timingSafeEqual } from "node:crypto";
import { outboxNow } from "../../../data/health.ts";
import { env } from "../../../env.ts";
import { metricsText, setOutbox } from "../../../lib/metrics.ts";

export const dynamic = "force-dynamic";

const digest = (text: string) => createHash("sha256").update(text).digest();

/** Takes the same time whatever is wrong with what was sent. */
function mayRead(request: Request): boolean {
  const { METRICS_TOKEN } = env();
  const [, given = ""] = /^Bearer +(\S+)$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  return METRICS_TOKEN !== undefined && timingSafeEqual(digest(given), digest(METRICS_TOKEN));
}

/**
 * What this process counts, in Prometheus' text format, for who sends METRICS_TOKEN as a Bearer token. To anybody else,
 * and where none is set, there is nothing at this address.
 */
export async function GET(request: Request): Promise<Response> {
  if (!mayRead(request)) return new Response("Not found", { status: 404, headers: { "content-type": "text/plain" } });
  const outbox = await outboxNow();
  if (outbox) {
    const since = outbox.oldest === null ? Date.now() : Date.parse(outbox.oldest);
    setOutbox({ ...outbox, oldest: Math.max(0, Math.round((Date.now() - since) / 1000)) });
  }
  const { text, type } = await metricsText();
  return new Response(text, { headers: { "content-type": type, "cache-control": "no-store" } });
}
