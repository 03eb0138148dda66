import { type RawBuilder, type SelectQueryBuilder, sql } from "kysely";
import { pageOf } from "../paging.ts";
import type { Tables } from "../schema/index.ts";

type Listed = "clients" | "domains" | "invoices" | "orders" | "quotes" | "services" | "transactions";

/** Which rows a page has, and out of how many. */
export type IdPage = { total: number; offset: number; ids: { id: number }[] };

/**
 * Of the rows that were found the ids of one page, and how many there are in all. Rows alike are in the order of their ids,
 * in the same direction: so no page has one that another has, too.
 * @param found the table's rows that are meant, nothing joined to them and nothing selected
 * @param by a column's name, or what else they are sorted by
 */
export async function pageOfIds<T extends Listed>(
  found: SelectQueryBuilder<Tables, T, object>,
  table: T,
  input: Parameters<typeof pageOf>[0],
  by: string | RawBuilder<unknown>,
  direction: "asc" | "desc" = "asc",
): Promise<IdPage> {
  const { limit, offset } = pageOf(input);
  const id = sql.ref<number>(`${table}.id`);
  const [{ total }, ids] = await Promise.all([
    found.select(({ fn }) => fn.countAll<number>().as("total")).executeTakeFirstOrThrow(),
    found
      .select(id.as("id"))
      .orderBy(typeof by === "string" ? sql.ref(by) : by, direction)
      .orderBy(id, direction)
      .limit(limit)
      .offset(offset)
      .execute(),
  ]);
  return { total, offset, ids };
}

/** What a list says of itself beside its rows. */
export const countsOf = ({ total, offset }: IdPage, rows: readonly unknown[]) => ({
  ...{ totalresults: total, startnumber: offset, numreturned: rows.length },
});

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
