import type { Books, Tx } from "../context.ts";
import type { Db } from "./kinds.ts";
import { variantsOf } from "./words.ts";

/** So many values go into one statement. */
const AT_ONCE = 1000;

export function* pieces<T>(rows: readonly T[], size = AT_ONCE): Generator<T[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}

async function knownIds(db: Db, words: readonly string[]): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (const some of pieces(words)) {
    const rows = await db.selectFrom("search_words").select(["id", "word"]).where("word", "in", some).execute();
    for (const row of rows) ids.set(row.word, row.id);
  }
  return ids;
}

/** The ids of words; those that are new are written down, with what finds them when they are mistyped. */
export async function idsOfWords(database: Books, tx: Tx, words: readonly string[]): Promise<Map<string, number>> {
  const ids = await knownIds(tx, words);
  // In one order, so that two processes that add the same words wait for each other and never in a circle.
  const missing = words.filter((word) => !ids.has(word)).sort();
  for (const some of pieces(missing)) {
    const made = await tx
      .insertInto("search_words")
      .values(some.map((word) => ({ word })))
      .onConflict((conflict) => conflict.column("word").doNothing())
      .returning(["id", "word"])
      .execute();
    for (const row of made) ids.set(row.word, row.id);
    const variants = made.flatMap(({ id, word }) => variantsOf(word).map((variant) => ({ variant, word_id: id })));
    await database.insertRows(tx, "search_variants", variants);
    // Another process was quicker with some: it has committed by now.
    const taken = some.filter((word) => !ids.has(word));
    for (const [word, id] of await knownIds(tx, taken)) ids.set(word, id);
  }
  return ids;
}
