import type { Found } from "./slow.ts";

/** What a figure may be at most, or must be at least; in the unit that its words name. */
export type Budget = { figure: string; what: string } & ({ most: number } | { least: number });

/** What the portal must hold. `npm run bench:portal` prints it, `npm run bench:gate` fails by it. */
export const budgets: readonly Budget[] = [
  { figure: "warm p95", what: "WHMCS at 3 s: dashboard warm, p95 ms", most: 100 },
  { figure: "expiry p95", what: "WHMCS at 3 s: dashboard over the moment of expiry, p95 ms", most: 100 },
  { figure: "cold frame", what: "WHMCS at 3 s: dashboard cold, the frame, ms", most: 100 },
  { figure: "cold rest", what: "WHMCS at 3 s: dashboard cold, the whole, ms beyond one call", most: 300 },
  { figure: "uneven ratio", what: "WHMCS uneven: dashboard p95, of the seed arm's", most: 0.2 },
  { figure: "calls ratio", what: "WHMCS uneven: calls for 1,000 views by 20 clients, of the seed arm's", most: 0.2 },
  { figure: "calls together", what: "200 visitors at once, cold: calls of one action", most: 1 },
  { figure: "list rate ratio", what: "List of 25 rows, 16 callers: requests/s, of a bare page's", least: 0.7 },
  { figure: "list p99 ratio", what: "List of 25 rows, 16 callers: p99, of a bare page's", most: 1.5 },
  { figure: "memory most", what: "Memory under load, MB", most: 400 },
  { figure: "memory slope", what: "Memory under load, growth in MB a minute", most: 1 },
];

export const isMet = (budget: Budget, value: number): boolean =>
  "most" in budget ? value <= budget.most : value >= budget.least;

export const boundOf = (budget: Budget): string =>
  "most" in budget ? `${budget.most} at most` : `${budget.least} at least`;

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
