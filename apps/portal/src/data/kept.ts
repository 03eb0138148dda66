import "server-only";

/** More than a busy portal has at once; then the oldest goes. */
const MOST = 10_000;

type Entry<R> = { until: number; value: Promise<R> };

// One for the process, whatever bundles Next makes of this file.
const kept = globalThis as { krakenKept?: Map<string, Map<string, Entry<unknown>>> };

/**
 * Asks once in so many seconds for each key, and lets those who come meanwhile wait for the same answer. A failure is
 * not kept.
 * @param keyOf whose the answer is must be a part of it
 */
export function keptFor<A extends unknown[], R>(
  name: string,
  seconds: number,
  keyOf: (...args: A) => string,
  read: (...args: A) => Promise<R>,
): (...args: A) => Promise<R> {
  return (...args) => {
    kept.krakenKept ??= new Map();
    const all = kept.krakenKept;
    const entries = (all.get(name) ?? new Map()) as Map<string, Entry<R>>;
    all.set(name, entries);
    const key = keyOf(...args);
    const known = entries.get(key);
    if (known && known.until > Date.now()) return known.value;
    const value = read(...args);
    entries.delete(key);
    entries.set(key, { until: Date.now() + seconds * 1000, value });
    value.catch(() => {
      if (entries.get(key)?.value === value) entries.delete(key);
    });
    const [oldest] = entries.keys();
    if (entries.size > MOST && oldest !== undefined) entries.delete(oldest);
    return value;
  };
}

/** Forgets everything that is kept; for tests. */
export function forgetKept(): void {
  delete kept.krakenKept;
}
