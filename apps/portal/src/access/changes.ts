/** Values by the names that staff know them by. */
export type Values = Readonly<Record<string, string | number | boolean | null | undefined>>;

const shown = (value: Values[string]) => (value === "" || value === null || value === undefined ? "–" : String(value));

/**
 * What was before and after, for the audit log: "status: Pending → Active; price: 10.00 → 12.00". What stays is not
 * named; nothing where all of it stays. Passwords and codes don't belong in either.
 */
export function changesOf(before: Values, after: Values): string {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .filter((name) => shown(before[name]) !== shown(after[name]))
    .map((name) => `${name}: ${shown(before[name])} → ${shown(after[name])}`)
    .join("; ");
}
