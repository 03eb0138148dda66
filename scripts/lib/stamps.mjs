import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { cacheFolder } from "./root.mjs";

// A stamp is what a step left behind about itself when it last succeeded.

/** @param {string} name @param {string} [folder] @returns {string | undefined} */
export function readStamp(name, folder = cacheFolder) {
  try {
    return readFileSync(join(folder, name), "utf8");
  } catch {
    return undefined;
  }
}

/** @param {string} name @param {string} value @param {string} [folder] */
export function writeStamp(name, value, folder = cacheFolder) {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, value);
}
