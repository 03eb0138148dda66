// This file and the entries beside lib/ must parse on the oldest Node that knows modules: an old Node should read a
// sentence, not a syntax error. So: no optional chaining, no ??, no top-level await, and the rest by import().

/** The oldest Node that Kraken runs on; the same as "engines" in package.json. */
export const OLDEST = [20, 19];

/**
 * @param {string} version as in process.versions.node
 * @returns {string | null} the sentence that a person needs, or null when this Node will do
 */
export function tooOld(version) {
  const parts = version.split(".").map(Number);
  if (parts[0] > OLDEST[0] || (parts[0] === OLDEST[0] && parts[1] >= OLDEST[1])) return null;
  return (
    "Kraken needs Node " +
    OLDEST.join(".") +
    " or newer, and this is Node " +
    version +
    ". " +
    "Install a newer one from https://nodejs.org/ (or with your version manager) and run the command again."
  );
}

/** Ends the process with a sentence when this Node is too old. */
export function refuseOldNode() {
  const sentence = tooOld(process.versions.node);
  if (sentence === null) return;
  console.error(sentence);
  process.exit(1);
}
