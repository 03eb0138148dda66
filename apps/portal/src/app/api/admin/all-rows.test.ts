import { expect, test } from "vitest";
import { allRows, MOST_ROWS } from "./all-rows.ts";

/** A list of so many numbers, which is read in pages. */
const listOf = (total: number) => async (page: number, pageSize: number) => {
  const from = (page - 1) * pageSize;
  return { rows: Array.from({ length: Math.max(0, Math.min(pageSize, total - from)) }, (_, at) => from + at), total };
};

test("all pages are read, one after the other, and none twice", async () => {
  const { rows, total } = await allRows(listOf(1234));
  expect(rows).toEqual(Array.from({ length: 1234 }, (_, at) => at));
  expect(total).toBe(1234);
});

test("of more than fit, the first are there, and how many there are in all", async () => {
  const { rows, total } = await allRows(listOf(MOST_ROWS + 700));
  expect(rows).toHaveLength(MOST_ROWS);
  expect(rows.at(-1)).toBe(MOST_ROWS - 1);
  expect(total).toBe(MOST_ROWS + 700);
});

test("a list that shrinks meanwhile ends", async () => {
  const shrinking = async (page: number) => ({ rows: page === 1 ? [1] : [], total: 5 });
  expect(await allRows(shrinking)).toEqual({ rows: [1], total: 5 });
});
