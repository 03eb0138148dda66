import { sql } from "kysely";
import type { Books } from "../context.ts";
import { sources, textsOf, type WordKind, wordKindNames, wordKinds } from "./kinds.ts";
import { pieces } from "./vocabulary.ts";
import { variantsOf, wordsOf } from "./words.ts";

/** Objects that are read at once. */
const READ = 2000;
/** Rows that are handed to insertRows at once. */
const WRITE = 20_000;

/**
 * Has everything read anew, by whoever keeps the index up to date: for an index that nobody trusts any more. Searching
 * goes on meanwhile, with the old words first.
 */
export async function rebuildSearch(database: Books): Promise<void> {
  await database.transaction(async (tx) => {
    for (const kind of wordKindNames) {
      const table = sql.table(sources[kind].table);
      await sql`insert into search_changes (kind, object_id) select ${sql.lit(wordKinds[kind])}, id from ${table}`.execute(
        tx,
      );
    }
  });
}

/**
 * Makes the whole index in one go, in place of what there is: for a database that nobody uses yet. Everything is sorted
 * in memory first (some 30 bytes for each word of each object), because rows in the order of their key are written many
 * times faster.
 */
export async function fillSearch(database: Books): Promise<void> {
  const { ids, terms } = await readEverything(database);
  if (ids.size >= MOST_WORDS) return rebuildSearch(database);
  await database.transaction(async (tx) => {
    for (const table of ["search_changes", "search_terms", "search_variants", "search_words"] as const) {
      await tx.deleteFrom(table).execute();
    }
    for (const some of pieces([...ids], WRITE)) {
      const rows = some.map(([word, id]) => ({ id, word }));
      await database.insertRows(tx, "search_words", rows);
    }
    for (const some of sortedPieces(variantsWith(ids))) {
      await database.insertRows(tx, "search_variants", some.map(variantOf));
    }
    for (const some of sortedPieces(terms)) await database.insertRows(tx, "search_terms", some.map(termOf));
  });
}

/** Rows as one number each, whose order is their key's: 22 bits of word, 3 of kind, 28 of object. */
const KIND = 2 ** 28;
const WORD = KIND * 8;
const termOf = (term: number) => ({
  word_id: Math.floor(term / WORD),
  kind: Math.floor(term / KIND) % 8,
  object_id: term % KIND,
});

/** 32 bits of variant, and 21 of word: what a number has left. */
const MOST_WORDS = 2 ** 21;
const variantOf = (row: number) => ({ variant: Math.floor(row / MOST_WORDS), word_id: row % MOST_WORDS });

function variantsWith(ids: ReadonlyMap<string, number>): number[] {
  const rows: number[] = [];
  for (const [word, id] of ids) for (const variant of variantsOf(word)) rows.push(variant * MOST_WORDS + id);
  return rows;
}

function* sortedPieces(rows: readonly number[]): Generator<number[]> {
  const sorted = Float64Array.from(rows).sort();
  for (let start = 0; start < sorted.length; start += WRITE) yield [...sorted.subarray(start, start + WRITE)];
}

async function readEverything(database: Books) {
  const ids = new Map<string, number>();
  const terms: number[] = [];
  const idOf = (word: string) => {
    const known = ids.get(word) ?? ids.size + 1;
    ids.set(word, known);
    return known;
  };
  for (const kind of wordKindNames) {
    const last = await lastId(database, kind);
    for (let from = 1; from <= last; from += READ) {
      for (const { id, texts } of await textsOf(database.db, kind, { from, to: from + READ - 1 })) {
        for (const word of wordsOf(texts)) terms.push(idOf(word) * WORD + wordKinds[kind] * KIND + id);
      }
    }
  }
  return { ids, terms };
}

async function lastId(database: Books, kind: WordKind): Promise<number> {
  const table = sql.table(sources[kind].table);
  const { rows } = await sql<{ last: number | null }>`select max(id) as last from ${table}`.execute(database.db);
  return rows[0]?.last ?? 0;
}
