import { randomBytes, randomInt } from "node:crypto";
import { chmodSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "./failure.mjs";
import { makeHome } from "./folder.mjs";

/** Without what is easily taken for something else: 0 and o, 1, i and l. 31 signs, 20 of them: 99 bits. */
const SIGNS = "23456789abcdefghjkmnpqrstuvwxyz";
const group = () => Array.from({ length: 5 }, () => SIGNS[randomInt(SIGNS.length)]).join("");

/** What is made up when the environment does not give it. @type {Record<string, () => string>} */
const MAKERS = {
  JWT_SECRET: () => randomBytes(48).toString("base64url"),
  ADMIN_JWT_SECRET: () => randomBytes(48).toString("base64url"),
  ADMIN_PASSWORD: () => [group(), group(), group(), group()].join("-"),
};

/** @param {string} file @returns {Record<string, string>} */
function read(file) {
  let text;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "ENOENT") return {};
    throw new Failure(`${file} can't be read: ${/** @type {Error} */ (error).message}`);
  }
  try {
    const kept = JSON.parse(text);
    if (kept !== null && typeof kept === "object" && !Array.isArray(kept)) return kept;
  } catch {
    // The sentence below says what to do.
  }
  throw new Failure(
    `${file} is not what Kraken wrote. Move it away to have new secrets made; everybody is signed out then.`,
  );
}

/**
 * The portal's secrets: from the environment, or made once and kept where only this user can read them.
 * @param {string} home KRAKEN_HOME; made when it is missing
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ values: Record<string, string>, generated: string[] }} generated: the names that the environment did not give
 */
export function portalSecrets(home, env) {
  makeHome(home);
  const file = join(home, "portal-secrets.json");
  const kept = read(file);
  const generated = Object.keys(MAKERS).filter((name) => !env[name]);
  const missing = generated.filter((name) => typeof kept[name] !== "string" || kept[name] === "");
  for (const name of missing) kept[name] = MAKERS[name]();
  if (missing.length > 0) {
    // A file that is there is whole: written beside, then moved into place.
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
    renameSync(draft, file);
  }
  if (generated.length > 0) chmodSync(file, 0o600);
  const values = Object.fromEntries(Object.keys(MAKERS).map((name) => [name, env[name] || kept[name]]));
  return { values, generated };
}
