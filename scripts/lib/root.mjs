import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's folder. Everything else is named from here, so a command may be run from any folder. */
export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");

/** @param {string[]} parts a path inside the repository */
export const inRoot = (...parts) => join(root, ...parts);

/** What the scripts remember between two runs. It goes when node_modules goes, and should. */
export const cacheFolder = inRoot("node_modules", ".cache", "kraken");
