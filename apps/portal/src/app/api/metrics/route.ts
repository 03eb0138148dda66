import { createHash, timingSafeEqual } from "node:crypto";
import { env } from "../../../env.ts";
import { metricsText } from "../../../lib/metrics.ts";

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
  const { text, type } = await metricsText();
  return new Response(text, { headers: { "content-type": type, "cache-control": "no-store" } });
}
