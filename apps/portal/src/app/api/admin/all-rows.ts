/** So many rows a file has at most: a spreadsheet opens them, and the engine is asked in pages. */
export const MOST_ROWS = 10_000;
const PAGE = 500;

/** All rows of a list, a page after the other, up to a bound. */
export async function allRows<R>(
  read: (page: number, pageSize: number) => Promise<{ rows: R[]; total: number }>,
): Promise<R[]> {
  const all: R[] = [];
  for (let page = 1; all.length < MOST_ROWS; page++) {
    const { rows, total } = await read(page, PAGE);
    all.push(...rows);
    if (rows.length === 0 || all.length >= total) break;
  }
  return all.slice(0, MOST_ROWS);
}
