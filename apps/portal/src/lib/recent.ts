/**
 * What happened to each action in the last fifteen minutes, in this process: for /admin/health, which must not need a
 * Prometheus. A bounded amount of memory for each action, however many calls there are.
 */

const MINUTE_MS = 60_000;
export const RECENT_MINUTES = 15;

/** Durations are counted in classes that are 5 % wide: a percentile is at most so much too high. */
const CLASS = Math.log(1.05);
const classOf = (milliseconds: number) => Math.ceil(Math.log(Math.max(1, milliseconds)) / CLASS);
const top = (found: number) => Math.exp(found * CLASS);

type Cached = { fresh: number; stale: number; miss: number; last: number };
type Minute = { minute: number; calls: number; failed: number; durations: Map<number, number>; cached: Cached };

/** How the SDK says that WHMCS is in trouble. A refusal is an answer. */
const failures = new Set(["timeout", "connection", "response", "unknown"]);

export type RecentAction = {
  action: string;
  calls: number;
  failed: number;
  /** Milliseconds; undefined without a call. */
  p50: number | undefined;
  p95: number | undefined;
  cached: Cached;
};

// One for the process, whatever bundles Next makes of this file.
const kept = globalThis as { krakenRecent?: Map<string, Minute[]> };

function recent(): Map<string, Minute[]> {
  kept.krakenRecent ??= new Map();
  return kept.krakenRecent;
}

const nothing = (): Cached => ({ fresh: 0, stale: 0, miss: 0, last: 0 });

function current(action: string, now: number): Minute {
  const minute = Math.floor(now / MINUTE_MS);
  const minutes = recent().get(action) ?? [];
  recent().set(action, minutes);
  const last = minutes.at(-1);
  if (last?.minute === minute) return last;
  const next = { minute, calls: 0, failed: 0, durations: new Map(), cached: nothing() };
  minutes.push(next);
  minutes.splice(0, minutes.length - RECENT_MINUTES);
  return next;
}

type Called = { action: string; duration: number; outcome: string };

/** @param now milliseconds, as of Date.now() */
export function noteCall({ action, duration, outcome }: Called, now = Date.now()): void {
  const minute = current(action, now);
  const under = classOf(duration);
  minute.calls++;
  if (failures.has(outcome)) minute.failed++;
  minute.durations.set(under, (minute.durations.get(under) ?? 0) + 1);
}

export function noteCache(action: string, found: keyof Cached, now = Date.now()): void {
  current(action, now).cached[found]++;
}

/** The duration under which that part of the calls stayed. */
function percentile(durations: Map<number, number>, part: number): number | undefined {
  const sorted = [...durations].sort(([one], [other]) => one - other);
  const all = sorted.reduce((sum, [, count]) => sum + count, 0);
  let seen = 0;
  for (const [found, count] of sorted) {
    seen += count;
    if (seen >= all * part) return Math.round(top(found));
  }
  return undefined;
}

function summed(action: string, minutes: readonly Minute[]): RecentAction {
  const durations = new Map<number, number>();
  const cached = nothing();
  for (const minute of minutes) {
    for (const [found, count] of minute.durations) durations.set(found, (durations.get(found) ?? 0) + count);
    for (const found of ["fresh", "stale", "miss", "last"] as const) cached[found] += minute.cached[found];
  }
  return {
    action,
    calls: minutes.reduce((sum, { calls }) => sum + calls, 0),
    failed: minutes.reduce((sum, { failed }) => sum + failed, 0),
    p50: percentile(durations, 0.5),
    p95: percentile(durations, 0.95),
    cached,
  };
}

/** Every action that was called or looked for in the last fifteen minutes, the most called first. */
export function recentActions(now = Date.now()): RecentAction[] {
  const since = Math.floor(now / MINUTE_MS) - RECENT_MINUTES;
  return [...recent()]
    .map(([action, minutes]) => ({ action, minutes: minutes.filter(({ minute }) => minute > since) }))
    .filter(({ minutes }) => minutes.length > 0)
    .map(({ action, minutes }) => summed(action, minutes))
    .sort((one, other) => other.calls - one.calls || one.action.localeCompare(other.action));
}

/** Forgets everything; for tests. */
export function forgetRecent(): void {
  delete kept.krakenRecent;
}
