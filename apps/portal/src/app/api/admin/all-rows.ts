/** So many rows a file has at most: a spreadsheet opens them, and the engine is asked in pages. */
export const MOST_ROWS = 10_000;
const PAGE = 500;

/** All rows of a list, a page after the other, up to a bound; `total` says how many there are. */
export async function allRows<R>(
  read: (page: number, pageSize: number) => Promise<{ rows: R[]; total: number }>,
): Promise<{ rows: R[]; total: number }> {
  const all: R[] = [];
  let total = 0;
  for (let page = 1; all.length < MOST_ROWS; page++) {
    const answer = await read(page, PAGE);
    total = answer.total;
    all.push(...answer.rows);
    if (answer.rows.length === 0 || all.length >= total) break;
  }
  return { rows: all.slice(0, MOST_ROWS), total };
}
