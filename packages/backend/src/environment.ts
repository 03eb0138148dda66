import { isIP } from "node:net";
import { resolve } from "node:path";
import { makeFolder } from "@kraken/database";

/** A wrong variable or argument; the message is a sentence that names it, and never repeats a variable's value. */
export class SettingError extends Error {
  override name = "SettingError";
}

export type Environment = Record<string, string | undefined>;

/** The least and the most clients that a demo company is made with. */
export const DEMO_CLIENTS = { least: 10, most: 1_000_000, standard: 200 };

function wholeNumber(name: string, text: string | undefined, standard: number, from: number, to: number): number {
  if (text === undefined || text === "") return standard;
  const value = Number(text);
  if (!Number.isInteger(value) || value < from || value > to) {
    throw new SettingError(`${name} must be a whole number from ${from} to ${to}.`);
  }
  return value;
}

function addressFrom(name: string, text: string): string {
  if (isIP(text) === 0) throw new SettingError(`${name} must be an address of this machine, such as 0.0.0.0 for all.`);
  return text;
}

/** true or false of a variable, undefined when it is not set. */
function flag(env: Environment, name: string): boolean | undefined {
  const text = env[name];
  if (!text) return undefined;
  if (/^(1|true|on|yes)$/i.test(text)) return true;
  if (/^(0|false|off|no)$/i.test(text)) return false;
  throw new SettingError(`${name} must be true or false.`);
}

/** Who tells whether a domain is free: nobody outside this machine for the demo, the registries otherwise. */
function lookupFrom(env: Environment, demo: boolean | undefined) {
  const bootstrapUrl = env.RDAP_BOOTSTRAP_URL || undefined;
  if (bootstrapUrl !== undefined && !(/^https?:\/\//i.test(bootstrapUrl) && URL.canParse(bootstrapUrl))) {
    throw new SettingError(
      "RDAP_BOOTSTRAP_URL must begin with https:// and lead to a list of RDAP servers (RFC 9224).",
    );
  }
  const kind = env.KRAKEN_WHOIS || (demo ? "offline" : "rdap");
  if (kind !== "rdap" && kind !== "offline") throw new SettingError("KRAKEN_WHOIS must be rdap or offline.");
  return kind === "offline" ? undefined : { bootstrapUrl };
}

/** KRAKEN_HOME, or .kraken here. */
export const homeOf = (env: Environment) => resolve(env.KRAKEN_HOME || ".kraken");

/** Makes the folder of KRAKEN_HOME. @throws SettingError where there can be none */
export function makeHome(home: string): void {
  try {
    makeFolder(home);
  } catch {
    throw new SettingError(
      `KRAKEN_HOME can't be ${home}: no folder can be made there. Name one in a place that this user may write to.`,
    );
  }
}

/** What the environment and the command line say, looked at as a whole before anything is done. @throws SettingError */
export function settingsFrom(
  env: Environment,
  { demo, clients }: { demo?: boolean | undefined; clients?: string | undefined },
) {
  const { least, most, standard } = DEMO_CLIENTS;
  if (env.SMTP_URL && !/^smtps?:\/\/[^/]/.test(env.SMTP_URL)) {
    throw new SettingError("SMTP_URL must be smtp://host:port or smtps://host:port, with user:password@ where needed.");
  }
  return {
    host: addressFrom("KRAKEN_BACKEND_HOST", env.KRAKEN_BACKEND_HOST || "127.0.0.1"),
    port: wholeNumber("KRAKEN_BACKEND_PORT", env.KRAKEN_BACKEND_PORT, 4100, 0, 65_535),
    clients: wholeNumber("--clients", clients, standard, least, most),
    home: homeOf(env),
    adminPasswords: flag(env, "KRAKEN_ADMIN_PASSWORDS") ?? demo,
    sandbox: flag(env, "KRAKEN_SANDBOX") ?? demo,
    allowGet: flag(env, "KRAKEN_ALLOW_GET"),
    smtp: env.SMTP_URL || undefined,
    lookup: lookupFrom(env, demo),
  };
}
