import "server-only";
import { createWhmcs, type Whmcs } from "@kraken/sdk";
import { env } from "../env.ts";

function connect(): Whmcs {
  const { API_ENDPOINT, API_IDENTIFIER, API_SECRET, API_ACCESS_KEY, API_TIMEOUT, API_CONCURRENCY, apiCa, ...rest } =
    env();
  return createWhmcs({
    endpoint: API_ENDPOINT,
    identifier: API_IDENTIFIER,
    secret: API_SECRET,
    accessKey: API_ACCESS_KEY,
    timeout: API_TIMEOUT,
    concurrency: API_CONCURRENCY,
    allowInsecureHttp: rest.ALLOW_INSECURE_HTTP,
    tls: { ca: apiCa, insecure: rest.ALLOW_INSECURE_SSL },
  });
}

// Development reloads modules, and each would open a pool of its own.
const kept = globalThis as { krakenWhmcs?: Whmcs };

/** The WHMCS that this portal stands on. Made at its first use, so that a build needs no configuration. */
export const whmcs: Whmcs = new Proxy({} as Whmcs, {
  get(_target, name) {
    kept.krakenWhmcs ??= connect();
    return Reflect.get(kept.krakenWhmcs, name);
  },
});

/**
 * Calls an action by WHMCS's name, as the specification has it: `whmcsApi("GetClientsDetails", { clientid: 123 })`.
 * Known actions are typed; answers have the contract's form. Throws the SDK's errors.
 */
export const whmcsApi: Whmcs["call"] = ((name: string, ...rest: unknown[]) =>
  (whmcs.call as (name: string, ...rest: unknown[]) => Promise<unknown>)(name, ...rest)) as Whmcs["call"];
