/** How an answer was found: fresh, older and asked for meanwhile, asked for, or the last good one. */
export type CacheOutcome = "fresh" | "stale" | "miss" | "last";

export function countCache(_action: string, _outcome: CacheOutcome): void {}
export function setBreaker(_state: "closed" | "half-open" | "open"): void {}
export function setCalls(_calls: { open: number; waiting: number }): void {}
