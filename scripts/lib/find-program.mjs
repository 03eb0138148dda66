import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Where a program is: in the given folders, or on the PATH.
 * @param {string} name @param {string[]} [folders] looked at first
 * @returns {string | undefined}
 */
export function findProgram(name, folders = []) {
  const all = [...folders, ...(process.env.PATH ?? "").split(delimiter).filter(Boolean)];
  return all.map((folder) => join(folder, name)).find(isExecutable);
}
