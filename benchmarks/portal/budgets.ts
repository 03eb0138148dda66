import type { Found } from "./slow.ts";

/**
 * What a figure may be at most, or must be at least; in the unit that its words name. `goal` is where it is to go, where
 * that is further than what is held today (docs/decisions/0007-goals-of-speed.md).
 */
export type Budget = { figure: string; what: string; goal?: number } & ({ most: number } | { least: number });

/** What the portal must hold. `npm run bench:portal` prints it, `npm run bench:gate` fails by it. */
export const budgets: readonly Budget[] = [
  { figure: "warm p95", what: "WHMCS at 3 s: dashboard warm, p95 ms", most: 100 },
  { figure: "expiry p95", what: "WHMCS at 3 s: dashboard over the moment of expiry, p95 ms", most: 100 },
  { figure: "cold frame", what: "WHMCS at 3 s: dashboard cold, the frame, ms", most: 100 },
  { figure: "cold rest", what: "WHMCS at 3 s: dashboard cold, the whole, ms beyond one call", most: 300 },
  { figure: "uneven p95", what: "WHMCS uneven (p95 1.2 s a call): dashboard p95, ms", most: 300, goal: 100 },
  { figure: "calls", what: "WHMCS uneven: calls for 1,000 views by 20 clients, from cold", most: 1000 },
  { figure: "calls together", what: "200 visitors at once, cold: calls of one action", most: 1 },
  {
    figure: "list rate ratio",
    what: "List of 25 rows, 16 callers: requests/s, of a bare page's",
    least: 0.35,
    goal: 0.7,
  },
  { figure: "list p99 ratio", what: "List of 25 rows, 16 callers: p99, of a bare page's", most: 2.5, goal: 1.5 },
  { figure: "script of lists", what: "JavaScript of the heaviest list or detail page, kB as sent", most: 155 },
  { figure: "script most", what: "JavaScript of the heaviest page, kB as sent", most: 175 },
  { figure: "shift most", what: "Layout shift of the worst page", most: 0.02 },
  { figure: "axe findings", what: "What axe finds on all pages, light and dark, wide and narrow", most: 0 },
  { figure: "server time", what: "Server time of a page with a warm cache, median of pages, ms", most: 50 },
  { figure: "memory most", what: "Memory under load, MB", most: 400 },
  { figure: "memory slope", what: "Memory under load, growth in MB a minute", most: 1 },
];

export const isMet = (budget: Budget, value: number): boolean =>
  "most" in budget ? value <= budget.most : value >= budget.least;

export const boundOf = (budget: Budget): string => {
  const bound = "most" in budget ? `${budget.most} at most` : `${budget.least} at least`;
  return budget.goal === undefined ? bound : `${bound} (goal ${budget.goal})`;
};

/** Short figures with three digits, long ones whole. */
export const written = (value: number): string =>
  Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));

/** Budgets whose figure was measured, each as a row: what, the bound, what was found, and whether that will do. */
export const budgetRows = (found: Found): string[] =>
  budgets
    .filter(({ figure }) => found[figure] !== undefined)
    .map((budget) => {
      const value = found[budget.figure] ?? Number.NaN;
      return `| ${budget.what} | ${boundOf(budget)} | ${written(value)} | ${isMet(budget, value) ? "met" : "MISSED"} |`;
    });
