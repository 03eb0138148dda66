import { storeAnswers } from "../../../data/health.ts";
import { readiness } from "../../../data/readiness.ts";

export const dynamic = "force-dynamic";

const said = (value: object, status = 200) =>
  Response.json(value, { status, headers: { "cache-control": "no-store" } });

/**
 * Alive (200): the portal runs and reaches its own database. Whether WHMCS answers as it should is `ready` beside that,
 * with the reason: the portal stands without it, and mends itself. Within a few seconds, whatever is gone. With `?ready`, not to be ready is 503 too.
 */
export async function GET(request: Request) {
  if (!(await storeAnswers()))
    return said({ status: "failing", why: "The portal's own database does not answer." }, 503);
  const found = await readiness();
  const asksReady = new URL(request.url).searchParams.has("ready");
  return said({ status: "ok", ...found }, asksReady && !found.ready ? 503 : 200);
}
