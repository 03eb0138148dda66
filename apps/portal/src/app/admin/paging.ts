/** Rows on a page of every list of staff. */
export const pageSize = 25;

export const pagesOf = (total: number) => Math.max(1, Math.ceil(total / pageSize));
