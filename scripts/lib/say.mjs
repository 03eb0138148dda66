// Progress goes to standard error: standard output belongs to the result (an answer, a table, the last line of a test).

/** @param {string} text */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** True when whoever runs this wants to see everything that npm and the compilers print. */
export const verbose = () => process.env.VERBOSE === "1";

/**
 * Says what is being done and how long it usually takes, does it, and says how long it took.
 * @template T
 * @param {string} what such as "Building the portal"
 * @param {string} usually such as "about 15 seconds"
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(what, usually, work) {
  const started = Date.now();
  say(`${what} (usually ${usually}) …`);
  const result = await work();
  say(`  done in ${seconds(Date.now() - started)}`);
  return result;
}

/** @param {number} milliseconds */
export const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 1 : 0)} s`;
