import { existsSync, readFileSync } from "node:fs";
import type { WhmcsOptions } from "../src/index.ts";
import { Failure } from "./failure.ts";

export type Environment = Record<string, string | undefined>;

/**
 * Reads .env in the folder where the command was given; what the environment has already stays. None is read when
 * KRAKEN_ENV_FILE is set to nothing.
 */
export function loadDotEnv(folder: string): void {
  const file = `${folder}/.env`;
  if (process.env.KRAKEN_ENV_FILE !== "" && existsSync(file)) process.loadEnvFile(file);
}

/** The client's options from the variables that the portal reads too. @throws Failure that names the variable. */
export function settingsFrom(env: Environment): WhmcsOptions {
  const needed = (name: string, what: string) => {
    const value = env[name]?.trim();
    if (!value) throw new Failure(`${name} is not set: ${what}`);
    return value;
  };
  return {
    endpoint: needed(
      "API_ENDPOINT",
      "the URL of WHMCS's API, such as https://whmcs.example/includes/api.php; or start Kraken's own backend with npm start",
    ),
    identifier: needed("API_IDENTIFIER", "the identifier of a pair of API credentials"),
    secret: needed("API_SECRET", "the secret of a pair of API credentials"),
    accessKey: env.API_ACCESS_KEY || undefined,
    timeout: timeoutFrom(env.API_TIMEOUT),
    tls: { ca: authorityFrom(env.API_CA_FILE), insecure: env.ALLOW_INSECURE_SSL === "true" },
  };
}

function timeoutFrom(written: string | undefined): number | undefined {
  if (!written?.trim()) return undefined;
  if (!/^\s*[1-9]\d{0,8}\s*$/.test(written)) throw new Failure("API_TIMEOUT is not a number of milliseconds");
  return Number(written);
}

function authorityFrom(file: string | undefined): string | undefined {
  if (!file) return undefined;
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new Failure("API_CA_FILE names a file that can't be read");
  }
}
