import { sql } from "kysely";
import type { Db } from "./kinds.ts";
import { distance, forgivenIn, nearbyOf, SHORTEST_FORGIVEN } from "./words.ts";

/** Words of the index that a word of a query may mean, with how well each fits: 1 is the word itself. */
export type Meanings = Map<number, number>;

const MOST_CONTINUATIONS = 100;
const READ_CONTINUATIONS = 5000;
/** Nobody types more of a word with an error in it before he looks at what was found. */
const LONGEST_BEGINNING = 12;
const afterEverything = "\u{10FFFF}";

/** What a word with so many errors is worth. */
const worthOf = (errors: number) => (errors === 0 ? 1 : errors === 1 ? 0.6 : 0.45);

/** The words that begin with this one, the shortest first. */
async function continuations(db: Db, word: string): Promise<Meanings> {
  const { rows } = await sql<{ id: number; word: string }>`
    select id, word from (
      select id, word from search_words
      where word >= ${word} and word < ${word + afterEverything} order by word limit ${READ_CONTINUATIONS}
    ) as beginnings
    order by length(word), word limit ${MOST_CONTINUATIONS}`.execute(db);
  return new Map(rows.map((row) => [row.id, row.word === word ? 1 : 0.75 + (0.15 * word.length) / row.word.length]));
}

/** The words that this one may be with a typing error or two. */
async function corrections(db: Db, word: string): Promise<Meanings> {
  const most = forgivenIn(word);
  if (most === 0) return new Map();
  const nearby = nearbyOf(word);
  const [spelled, varied] = await Promise.all([
    db.selectFrom("search_words").select(["id", "word"]).where("word", "in", nearby.words).execute(),
    db
      .selectFrom("search_variants")
      .innerJoin("search_words", "search_words.id", "search_variants.word_id")
      .select(["search_words.id", "search_words.word"])
      .where("search_variants.variant", "in", nearby.variants)
      .limit(READ_CONTINUATIONS)
      .execute(),
  ]);
  const meanings: Meanings = new Map();
  for (const { id, word: meant } of [...spelled, ...varied]) {
    const errors = distance(word, meant);
    if (errors <= most) meanings.set(id, worthOf(errors));
  }
  return meanings;
}

/** Words whose beginning is this one with an error in it: for who has not typed the whole word yet. */
async function correctedBeginnings(db: Db, word: string): Promise<Meanings> {
  if (word.length <= SHORTEST_FORGIVEN || word.length > LONGEST_BEGINNING) return new Map();
  const start = word.slice(0, SHORTEST_FORGIVEN - 1);
  const rows = await db
    .selectFrom("search_words")
    .select(["id", "word"])
    .where("word", ">=", start)
    .where("word", "<", start + afterEverything)
    .orderBy("word")
    .limit(READ_CONTINUATIONS)
    .execute();
  const beginsNearly = (meant: string) =>
    meant.length >= word.length && [-1, 0, 1].some((more) => distance(word, meant.slice(0, word.length + more)) <= 1);
  return new Map(
    rows
      .filter((row) => beginsNearly(row.word))
      .slice(0, MOST_CONTINUATIONS)
      .map((row) => [row.id, 0.4]),
  );
}

/** What a word of a query may mean: itself, longer words, and what it is with a typing error. */
export async function meaningsOf(db: Db, word: string): Promise<Meanings> {
  const [longer, corrected] = await Promise.all([continuations(db, word), corrections(db, word)]);
  const meanings = new Map([...corrected, ...longer]);
  return meanings.size > 0 ? meanings : correctedBeginnings(db, word);
}
