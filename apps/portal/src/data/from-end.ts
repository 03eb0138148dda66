type Part<R> = { rows: R[]; total: number };

/**
 * A page of a list in the order opposite to the only one that WHMCS has it in: read from the list's end.
 * @param before so many rows are on the pages before it
 */
export async function pageFromEnd<R>(
  read: (limitstart: number, limitnum: number) => Promise<Part<R>>,
  before: number,
  pageSize: number,
): Promise<Part<R>> {
  const { total } = await read(0, 1);
  const end = total - before;
  const start = Math.max(0, end - pageSize);
  const rows = end > 0 ? (await read(start, end - start)).rows : [];
  return { rows: rows.toReversed(), total };
}
