import { startsWith } from "@kraken/database";
import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Context } from "../context.ts";
import { findEverywhere, type SearchKind } from "../search/index.ts";

/** So many that fit best are looked at: nobody pages further through what he searched for. */
const MOST = 200;

/** What a search of a list found: things themselves, and clients whose things they are. */
export type FoundIds = { ids: number[]; clientIds: number[] };

/**
 * The things of a kind that somebody searches a list for, by their words or numbers, and the clients whom the words name.
 * Undefined when nothing is searched for. A number names no client: clients have one each, and so has everything else.
 */
export async function foundIds(
  { db, refreshSearch }: Context,
  kind: SearchKind,
  search: string | undefined,
): Promise<FoundIds | undefined> {
  const query = search?.trim().slice(0, 200) ?? "";
  if (query === "") return undefined;
  await refreshSearch();
  const kinds: SearchKind[] = /^#?\d+$/.test(query) ? [kind] : [kind, "client"];
  const found = await findEverywhere(db, { query, kinds, limit: MOST });
  const idsOf = (wanted: SearchKind) => found.filter((each) => each.kind === wanted).map(({ id }) => id);
  return { ids: idsOf(kind), clientIds: idsOf("client") };
}

/** Rows that have one of some numbers in one of some columns; none where there are no numbers. */
export function among(columns: readonly (readonly [string, readonly number[]])[]): RawBuilder<SqlBool> {
  const either = columns
    .filter(([, numbers]) => numbers.length > 0)
    .map(([column, numbers]) => sql`${sql.ref(column)} in (${sql.join(numbers)})`);
  return either.length > 0 ? sql<SqlBool>`(${sql.join(either, sql` or `)})` : sql<SqlBool>`1 = 0`;
}

/** Of a table's rows those that were found, and those of a client who was. */
export const isFound = ({ ids, clientIds }: FoundIds, table: "domains" | "invoices" | "quotes" | "services") =>
  among([
    [`${table}.id`, ids],
    [`${table}.client_id`, clientIds],
  ]);

/** Clients whose name, company or e-mail address begins with these words. */
export function isClientFound(search: string): RawBuilder<SqlBool> {
  const begins = (name: string, words: string) => startsWith(sql.ref(`clients.${name}`), words);
  const [first = "", ...rest] = search.split(" ");
  const last = rest.join(" ").trim();
  const either = ["email", "firstname", "lastname", "companyname"].map((name) => begins(name, search));
  if (last) either.push(sql<SqlBool>`(${begins("firstname", first)} and ${begins("lastname", last)})`);
  return sql<SqlBool>`(${sql.join(either, sql` or `)})`;
}
