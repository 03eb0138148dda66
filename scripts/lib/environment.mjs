import { existsSync } from "node:fs";
import { isAbsolute } from "node:path";
import { Failure } from "./failure.mjs";
import { inRoot } from "./root.mjs";

/**
 * Reads .env, if there is one. What the real environment already says wins. KRAKEN_ENV_FILE names another file;
 * set to nothing it means none, so that a test never meets what a person keeps in theirs.
 */
export function loadEnvFile() {
  const given = process.env.KRAKEN_ENV_FILE;
  if (given === "") return;
  const file = isAbsolute(given ?? "") ? given : inRoot(given ?? ".env");
  if (given === undefined && !existsSync(file)) return;
  try {
    process.loadEnvFile(file);
  } catch (error) {
    const name = given === undefined ? file : `KRAKEN_ENV_FILE names ${file}, which`;
    throw new Failure(`${name} can't be read (${/** @type {NodeJS.ErrnoException} */ (error).code}).`);
  }
}

/**
 * The environment without the variables that are set to nothing: `API_ENDPOINT= npm start` overrules .env and
 * means "not set", for everything that is started from here.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function withoutEmpty(env) {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ""));
}

/** Where databases and secrets are kept: KRAKEN_HOME, or .kraken in the repository. @param {NodeJS.ProcessEnv} env */
export function krakenHome(env) {
  if (!env.KRAKEN_HOME) return inRoot(".kraken");
  return isAbsolute(env.KRAKEN_HOME) ? env.KRAKEN_HOME : inRoot(env.KRAKEN_HOME);
}
