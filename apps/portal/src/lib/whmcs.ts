import "server-only";
import { createWhmcs, type Whmcs, WhmcsError } from "@kraken/sdk";
import { env } from "../env.ts";
import { gateLayer } from "./gate.ts";
import { countCall } from "./metrics.ts";
import { inSpan, noteOnSpan } from "./spans.ts";
import { cleaned } from "./turns.ts";

function connect(): Whmcs {
  const { API_ENDPOINT, API_IDENTIFIER, API_SECRET, API_ACCESS_KEY, API_TIMEOUT, API_CONCURRENCY, apiCa, ...rest } =
    env();
  const bare = createWhmcs({
    endpoint: API_ENDPOINT,
    identifier: API_IDENTIFIER,
    secret: API_SECRET,
    accessKey: API_ACCESS_KEY,
    timeout: API_TIMEOUT,
    concurrency: API_CONCURRENCY,
    allowInsecureHttp: rest.ALLOW_INSECURE_HTTP,
    tls: { ca: apiCa, insecure: rest.ALLOW_INSECURE_SSL },
    onCall: (report) => {
      countCall(report);
      noteOnSpan(report);
    },
  });
  const probe = (signal: AbortSignal) => bare.whmcsDetails({}, { signal });
  return bare
    .through(async (_call, next) => cleaned(await next()))
    .through(gateLayer(probe))
    .through((call, next) => inSpan(call, next));
}

// Development reloads modules, and each would open a pool of its own. Next compiles the SDK once for pages and once for
// route handlers, and the errors of one copy are no instances of the other's classes: each keeps to its own.
const kept = globalThis as { krakenWhmcs?: WeakMap<object, Whmcs> };

function mine(): Whmcs {
  kept.krakenWhmcs ??= new WeakMap();
  let found = kept.krakenWhmcs.get(WhmcsError);
  if (!found) {
    found = connect();
    kept.krakenWhmcs.set(WhmcsError, found);
  }
  return found;
}

/**
 * The WHMCS that this portal stands on. Made at its first use, so that a build needs no configuration. No text of its
 * answers can turn a page's lines around.
 */
export const whmcs: Whmcs = new Proxy({} as Whmcs, {
  get(_target, name) {
    return Reflect.get(mine(), name);
  },
});

/**
 * Calls an action by WHMCS's name, as the specification has it: `whmcsApi("GetClientsDetails", { clientid: 123 })`.
 * Known actions are typed; answers have the contract's form. Throws the SDK's errors.
 */
export const whmcsApi: Whmcs["call"] = ((name: string, ...rest: unknown[]) =>
  (whmcs.call as (name: string, ...rest: unknown[]) => Promise<unknown>)(name, ...rest)) as Whmcs["call"];
