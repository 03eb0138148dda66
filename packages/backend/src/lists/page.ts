/**
 * A long list is read in two steps: which ids the page has, of which what stands before it is skipped in an index alone,
 * and then those rows with all that they are joined to. This puts the rows in the ids' order.
 */
export function inOrderOf<Row extends { id: number }>(ids: readonly { id: number }[], rows: readonly Row[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap(({ id }) => byId.get(id) ?? []);
}

/** For "in": a list in SQL is never empty. */
export const idsIn = (rows: readonly { id: number }[]): number[] => [0, ...rows.map(({ id }) => id)];
