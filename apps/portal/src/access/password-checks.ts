import { TooManyError } from "./limits.ts";

/** Passwords that are looked at together: each costs a core a good part of a second, here or at WHMCS. */
const AT_ONCE = 4;
/** Who waits for a turn; more are sent away at once. */
const WAITING = 32;
/** Seconds after which those may come again. */
const COME_AGAIN = 5;

type Queue = { running: number; waiting: (() => void)[] };

// One for the process, whatever bundles Next makes of this file.
const kept = globalThis as { krakenPasswordChecks?: Queue };

/**
 * Does what hashes a password, here or at WHMCS: a few at once, and some wait their turn.
 * @throws TooManyError when too many wait already
 */
export async function checkPassword<T>(check: () => Promise<T>): Promise<T> {
  kept.krakenPasswordChecks ??= { running: 0, waiting: [] };
  const queue = kept.krakenPasswordChecks;
  if (queue.running >= AT_ONCE) {
    if (queue.waiting.length >= WAITING) throw new TooManyError(COME_AGAIN);
    await new Promise<void>((resolve) => queue.waiting.push(resolve));
  } else queue.running += 1;
  try {
    return await check();
  } finally {
    // The turn goes on to the next one, or back.
    const next = queue.waiting.shift();
    if (next) next();
    else queue.running -= 1;
  }
}
