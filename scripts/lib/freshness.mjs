import { createHash } from "node:crypto";
import { readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";

const IGNORED_FOLDERS = new Set(["node_modules", "dist", "test-results"]);
/** Tests change no build, and Next writes its own declaration file while it builds. */
const IGNORED_FILES = /(\.test\.(ts|tsx|mjs)|\.tsbuildinfo|^next-env\.d\.ts)$/;

/** @param {string} path @returns {Generator<string>} every file below it, or the path itself when it is a file */
function* walk(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isFile()) yield path;
  if (!stat?.isDirectory()) return;
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    // Whatever begins with .next is a build of the portal's.
    const isIgnored = IGNORED_FOLDERS.has(entry.name) || entry.name.startsWith(".next");
    if (entry.isDirectory() && !isIgnored) yield* walk(join(path, entry.name));
    if (entry.isFile() && !IGNORED_FILES.test(entry.name)) yield join(path, entry.name);
  }
}

/**
 * A short text that changes when a source file is added, removed, or written to. It looks at names, sizes and times
 * only, so that asking costs milliseconds.
 * @param {string} folder
 * @param {string[]} paths files and folders inside it; what is missing counts as empty
 */
export function fingerprint(folder, paths) {
  const hash = createHash("sha256");
  const files = paths.flatMap((path) => [...walk(join(folder, path))]).sort();
  for (const file of files) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${relative(folder, file)}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest("hex");
}
