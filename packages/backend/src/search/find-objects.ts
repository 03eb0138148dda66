import { type RawBuilder, sql } from "kysely";
import { type Meanings, meaningsOf } from "./find-words.ts";
import { type Db, sources, type WordKind, wordKinds } from "./kinds.ts";
import { pieces } from "./vocabulary.ts";

/** Something found, and how well it fits: 0 to 1. */
export type Found = { kind: WordKind; id: number; worth: number };

type Term = { kind: number; object_id: number; word_id: number };
type Scope = { kinds: readonly WordKind[]; clientid: number | undefined };

/**
 * So many objects of a kind are looked at: with the word itself first, then longer words, then words with errors. Of
 * several words so many first, which is enough where as many as are ever shown have them all.
 */
const most = { ofOneWord: 300, beforeOthers: 1000, ofSomeWords: 100, together: 250, wanted: 200 };

const keyOf = (term: Pick<Term, "kind" | "object_id">) => `${term.kind}:${term.object_id}`;

/** Only objects of one client, where one is named. */
function ofClient(kind: WordKind, clientid: number | undefined): RawBuilder<unknown> {
  if (clientid === undefined) return sql``;
  if (kind === "client") return sql`and object_id = ${clientid}`;
  return sql`and object_id in (select id from ${sql.table(sources[kind].table)} where client_id = ${clientid})`;
}

/** The meanings in groups, the better ones first. */
function groupsOf(meanings: Meanings): number[][] {
  const ids = [...meanings].sort((one, other) => other[1] - one[1]);
  const group = (from: number, below: number) =>
    ids.filter(([, worth]) => worth >= from && worth < below).map(([id]) => id);
  return [group(1, 2), group(0.7, 1), group(0, 0.7)].filter((some) => some.length > 0);
}

/** The newest objects that have a word of this group; several words, the objects of the first words first. */
async function termsOf(db: Db, group: readonly number[], kind: WordKind, scope: Scope, limit: number): Promise<Term[]> {
  // The rows of one word lie in the order of the objects: the newest are read without sorting.
  const order = group.length === 1 ? sql`order by object_id desc` : sql``;
  const { rows } = await sql<Term>`
    select kind, object_id, word_id from search_terms
    where word_id in (${sql.join(group)}) and kind = ${sql.lit(wordKinds[kind])} ${ofClient(kind, scope.clientid)}
    ${order} limit ${sql.lit(limit)}`.execute(db);
  return rows;
}

/** The objects that have any of the meanings, each with the worth of the best. */
async function objectsWith(db: Db, meanings: Meanings, scope: Scope, limit: number): Promise<Map<string, number>> {
  const groups = groupsOf(meanings);
  const asked = scope.kinds.map(async (kind) => {
    const terms: Term[] = [];
    // What fits less is looked at where there is too little that fits better.
    for (const group of groups) {
      if (terms.length < limit) terms.push(...(await termsOf(db, group, kind, scope, limit - terms.length)));
    }
    return terms;
  });
  return bestOf((await Promise.all(asked)).flat(), meanings);
}

function bestOf(terms: readonly Term[], meanings: Meanings): Map<string, number> {
  const best = new Map<string, number>();
  for (const term of terms) {
    const worth = meanings.get(term.word_id) ?? 0;
    if (worth > (best.get(keyOf(term)) ?? 0)) best.set(keyOf(term), worth);
  }
  return best;
}

/** Which of the objects have any of these meanings too. */
async function among(db: Db, objects: Iterable<string>, meanings: Meanings): Promise<Map<string, number>> {
  const ids = new Map<number, number[]>();
  for (const key of objects) {
    const [kind = 0, id = 0] = key.split(":").map(Number);
    const known = ids.get(kind);
    if (known) known.push(id);
    else ids.set(kind, [id]);
  }
  // The plus keeps the planner from trying each of many words with each object: an object has few words.
  const wordId = meanings.size > 4 ? sql<number>`+word_id` : sql<number>`word_id`;
  const asked = [...ids].flatMap(([kind, all]) =>
    [...pieces(all)].map((some) =>
      db
        .selectFrom("search_terms")
        .select(["kind", "object_id", "word_id"])
        .where("kind", "=", kind)
        .where("object_id", "in", some)
        .where(wordId, "in", [...meanings.keys()])
        .execute(),
    ),
  );
  return bestOf((await Promise.all(asked)).flat(), meanings);
}

/** How many terms the meanings have, counted no further than needed to tell rare words from common ones. */
async function sizeOf(db: Db, meanings: Meanings): Promise<number> {
  const { rows } = await sql<{ size: number }>`
    select count(*) as size from (
      select 1 from search_terms where word_id in (${sql.join([...meanings.keys()])}) limit 3000
    ) as counted`.execute(db);
  return rows[0]?.size ?? 0;
}

/**
 * Which of the first word's objects have all the others too, the rarest of those asked first: each word is looked for in
 * what the ones before it left. Stops where there are more that fit wholly than anybody is shown. `second`: which of the
 * first word's objects have the second.
 */
async function withAll(db: Db, first: Map<string, number>, others: readonly Meanings[]) {
  const all: Found[] = [];
  const second = new Map<string, number>();
  const keys = [...first.keys()];
  for (const some of [keys.slice(0, most.together), keys.slice(most.together)]) {
    let left = some;
    const having: Map<string, number>[] = [];
    for (const [at, meanings] of others.entries()) {
      if (left.length === 0) break;
      const objects = await among(db, left, meanings);
      if (at === 0) for (const [key, worth] of objects) second.set(key, worth);
      having.push(objects);
      left = [...objects.keys()];
    }
    const kept = new Map(left.map((key) => [key, first.get(key) ?? 0]));
    all.push(...found([kept, ...having], others.length + 1, others.length + 1));
    if (all.filter(({ worth }) => worth > 0.99).length >= most.wanted) break;
  }
  return { all, second };
}

/**
 * The objects that have all the words; when there is none, those that have some of them. A word may be unfinished or
 * mistyped. Of very common words the newest objects are looked at.
 */
export async function objectsWithWords(db: Db, words: readonly string[], scope: Scope): Promise<Found[]> {
  const meant = (await Promise.all(words.map((word) => meaningsOf(db, word)))).filter((meanings) => meanings.size > 0);
  const sized = await Promise.all(meant.map(async (meanings) => ({ meanings, size: await sizeOf(db, meanings) })));
  // The rarest word decides which objects are looked at.
  const [rarest, ...others] = sized.sort((one, other) => one.size - other.size).map(({ meanings }) => meanings);
  if (!rarest) return [];
  const first = await objectsWith(db, rarest, scope, words.length > 1 ? most.beforeOthers : most.ofOneWord);
  // A word that nothing has leaves nothing that has all of them.
  const { all, second } =
    meant.length === words.length ? await withAll(db, first, others) : { all: [], second: undefined };
  if (all.length > 0) return all;
  const rest = await Promise.all(
    others.map((meanings, at) => (at === 0 && second ? second : among(db, first.keys(), meanings))),
  );
  const wider = await Promise.all(others.map((meanings) => objectsWith(db, meanings, scope, most.ofSomeWords)));
  const some = rest.map((objects, at) => new Map([...(wider[at] ?? []), ...objects]));
  return found([first, ...some], words.length, 1);
}

/** Adds up what each word found, of objects that were found for `least` words or more. */
function found(having: readonly Map<string, number>[], words: number, least: number): Found[] {
  const sums = new Map<string, { worth: number; words: number }>();
  for (const objects of having) {
    for (const [key, worth] of objects) {
      const known = sums.get(key) ?? { worth: 0, words: 0 };
      sums.set(key, { worth: known.worth + worth, words: known.words + 1 });
    }
  }
  const names = new Map(Object.entries(wordKinds).map(([name, kind]) => [kind, name as WordKind]));
  return [...sums].flatMap(([key, sum]) => {
    const [number = 0, id = 0] = key.split(":").map(Number);
    const kind = names.get(number as 1);
    return kind && sum.words >= least ? [{ kind, id, worth: sum.worth / words }] : [];
  });
}
