import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { Failure } from "./failure.mjs";

const isFolder = (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/**
 * Makes a folder, and those above it that are missing, for this user alone; one that is there stays as it is.
 * (Node's own `recursive` never returns below /proc.)
 * @param {string} path absolute
 */
function makeFolder(path) {
  if (isFolder(path)) return;
  const above = dirname(path);
  if (above !== path) makeFolder(above);
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another process may have been quicker.
    if (!isFolder(path)) throw error;
  }
}

/** Makes the folder of KRAKEN_HOME, or fails with a sentence that says what to do. @param {string} home */
export function makeHome(home) {
  try {
    makeFolder(home);
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    throw new Failure(
      `KRAKEN_HOME can't be ${home}: no folder can be made there (${code}). Name one in a place that this user may write to.`,
    );
  }
}
