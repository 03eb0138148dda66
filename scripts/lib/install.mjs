import { readFileSync } from "node:fs";
import { command } from "./command.mjs";
import { Failure } from "./failure.mjs";
import { inRoot } from "./root.mjs";
import { step, verbose } from "./say.mjs";
import { readStamp, writeStamp } from "./stamps.mjs";

/**
 * Whether what is installed is what the lock file asks for. Contents are compared, not times: a checkout that only
 * touches the lock file should not cost a minute.
 * @param {Record<string, { version?: string, resolved?: string, optional?: boolean, devOptional?: boolean }>} wanted "packages" of package-lock.json
 * @param {Record<string, { version?: string, resolved?: string }>} present "packages" of node_modules/.package-lock.json
 */
export function matchesLock(wanted, present) {
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "") return true;
    const installed = present[path];
    if (installed === undefined) return entry.optional === true || entry.devOptional === true;
    return installed.version === entry.version && installed.resolved === entry.resolved;
  });
}

/** better-sqlite3 is compiled for one version of Node's binary interface; another Node can't load it. */
const STAMP = "installed-for";
const binaryInterface = process.versions.modules;

function needsInstall() {
  try {
    const read = (file) => JSON.parse(readFileSync(inRoot(file), "utf8")).packages;
    if (!matchesLock(read("package-lock.json"), read("node_modules/.package-lock.json"))) return true;
  } catch {
    return true;
  }
  return (readStamp(STAMP) ?? binaryInterface) !== binaryInterface;
}

/** Runs `npm ci` when node_modules is missing or is not what the lock file asks for. */
export async function installIfNeeded() {
  if (!needsInstall()) return;
  await step("Installing packages; better-sqlite3 may compile for about a minute", "one to two minutes", async () => {
    // npm's own path when npm runs us: on Windows "npm" alone is a script that can't be spawned.
    const npm = process.env.npm_execpath;
    // The build needs the development packages whatever NODE_ENV says; loglevel may have been set to silent above us.
    const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=warn"];
    // node-gyp compiles one file at a time unless it is told how many may go at once.
    const env = { ...process.env, JOBS: process.env.JOBS || "max" };
    const options = { env, output: verbose() ? "show" : "hide" };
    const result = npm ? await command(process.execPath, [npm, ...args], options) : await command("npm", args, options);
    if (!result.ok) {
      throw new Failure(
        "Installing the packages failed (npm ci); its last words are above. It needs the network, and python3, make and g++ where better-sqlite3 has no ready-made binary.",
        result.output,
      );
    }
  });
  writeStamp(STAMP, binaryInterface);
}
