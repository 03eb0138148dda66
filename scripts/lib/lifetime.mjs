import { describe } from "./failure.mjs";
import { say } from "./say.mjs";

/** @type {Array<() => unknown>} */
const cleanups = [];
let ending = false;

/** True from the moment the process has decided to end: what stops from then on is not a surprise. */
export const isEnding = () => ending;

/**
 * Has something done before the process ends, however it ends (short of being killed outright).
 * What was set up last is taken down first.
 * @param {() => unknown} cleanup
 * @returns {() => void} call it when the cleanup is no longer needed
 */
export function atEnd(cleanup) {
  cleanups.push(cleanup);
  return () => {
    const index = cleanups.indexOf(cleanup);
    if (index >= 0) cleanups.splice(index, 1);
  };
}

/** Takes everything down and ends the process. @param {number} code */
export async function end(code) {
  if (ending) return;
  ending = true;
  for (const cleanup of cleanups.splice(0).reverse()) {
    try {
      await cleanup();
    } catch (error) {
      say(describe(error));
    }
  }
  process.exit(code);
}

/**
 * Ctrl-C, a service manager's stop and a closed terminal all end the process in order. A second signal does not wait.
 * @param {{ code?: number, onSignal?: () => void }} [options] code: what a stop by signal exits with; default 128 + number
 */
export function endOnSignals({ code, onSignal } = {}) {
  const numbers = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };
  for (const [signal, number] of Object.entries(numbers)) {
    process.on(signal, () => {
      if (ending) process.exit(128 + number);
      onSignal?.();
      void end(code ?? 128 + number);
    });
  }
}

/** How often it is looked whether npm still runs, in milliseconds. */
const LOOK_MS = 500;

/** Ends a process that npm started when npm is gone: a service manager that stops npm alone means the whole. */
export function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    // Nobody reads what it says any more.
    for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
    void end(143);
  }, LOOK_MS);
  timer.unref();
}

/** Runs a command's main function: errors become sentences and exit code 1. @param {() => Promise<unknown>} main */
export async function run(main) {
  try {
    await main();
  } catch (error) {
    if (ending) return;
    say(`\n${describe(error)}`);
    await end(1);
  }
}
