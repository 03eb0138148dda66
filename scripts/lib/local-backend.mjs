import { readFileSync } from "node:fs";
import { join } from "node:path";

/** @param {string} file @returns {Record<string, unknown>} nothing when it is not there, or not what it should be */
function read(file) {
  try {
    const kept = JSON.parse(readFileSync(file, "utf8"));
    return kept !== null && typeof kept === "object" ? kept : {};
  } catch {
    return {};
  }
}

/**
 * The environment with Kraken's own backend as the API, where no other is named and one runs on this machine: its address
 * and credentials are in KRAKEN_HOME.
 * @param {NodeJS.ProcessEnv} env without empty ones
 * @param {string} home
 * @returns {NodeJS.ProcessEnv}
 */
export function withLocalBackend(env, home) {
  if (env.API_ENDPOINT) return env;
  const { endpoint } = read(join(home, "backend-address.json"));
  const { identifier, secret } = read(join(home, "backend-secrets.json"));
  if (![endpoint, identifier, secret].every((value) => typeof value === "string")) return env;
  return { API_IDENTIFIER: identifier, API_SECRET: secret, ...env, API_ENDPOINT: endpoint };
}
