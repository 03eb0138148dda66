import { numberIn, objectsWithNumber } from "./find-numbers.ts";
import { objectsWithWords } from "./find-objects.ts";
import { type Db, isWordKind, type SearchKind, searchKinds } from "./kinds.ts";
import { type Shown, show } from "./show.ts";
import { queryWords } from "./words.ts";

export { catchUp, createIndexer, type Indexer } from "./catch-up.ts";
export { fillSearch, rebuildSearch } from "./fill.ts";
export { type SearchKind, searchKinds } from "./kinds.ts";

export type SearchOptions = {
  query: string;
  /** All when left out. */
  kinds?: readonly SearchKind[] | undefined;
  /** Only what belongs to this client. */
  clientid?: number | undefined;
  limit: number;
};

/** Something found; the score is 0 to 100. */
export type SearchResult = Shown & { kind: SearchKind; score: number };

type Candidate = { kind: SearchKind; id: number; worth: number };

/**
 * Finds clients, services, domains, tickets and quotes by their words, and all kinds by their numbers, the best first. Words may
 * be unfinished or mistyped. Reads the index as it is: catchUp() first, where what was just written has to be found.
 */
export async function findEverywhere(db: Db, options: SearchOptions): Promise<SearchResult[]> {
  const { query, limit, clientid } = options;
  const kinds = options.kinds?.length ? options.kinds : searchKinds;
  const words = queryWords(query);
  const number = numberIn(query);
  const byWords = { kinds: kinds.filter(isWordKind), clientid };
  const joined = words.length > 1 ? objectsWithWords(db, [words.join("")], byWords) : [];
  const [named, written, numbered] = await Promise.all([
    objectsWithWords(db, words, byWords),
    joined,
    number === undefined ? [] : objectsWithNumber(db, number, { kinds, clientid }),
  ]);
  // "fjord and fell" finds fjordandfell.example, though not before who is called so.
  const together = written.map((found) => ({ ...found, worth: found.worth * 0.9 }));
  const best = bestOf([...numbered, ...named, ...together]).slice(0, limit * 2);
  const shown = await shownOf(db, best);
  return best
    .flatMap(({ kind, id, worth }) => {
      const object = shown.get(`${kind}:${id}`);
      return object ? [{ kind, ...object, score: Math.round(worth * 100) }] : [];
    })
    .slice(0, limit);
}

/** Each object once, the best first; what is as good by its kind, then the newest. */
function bestOf(candidates: readonly Candidate[]): Candidate[] {
  const best = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const key = `${candidate.kind}:${candidate.id}`;
    if (candidate.worth > (best.get(key)?.worth ?? 0)) best.set(key, candidate);
  }
  const place = (kind: SearchKind) => searchKinds.indexOf(kind);
  return [...best.values()].sort(
    (one, other) => other.worth - one.worth || place(one.kind) - place(other.kind) || other.id - one.id,
  );
}

async function shownOf(db: Db, candidates: readonly Candidate[]): Promise<Map<string, Shown>> {
  const kinds = [...new Set(candidates.map(({ kind }) => kind))];
  const read = kinds.map(async (kind) => {
    const ids = candidates.filter((candidate) => candidate.kind === kind).map(({ id }) => id);
    return (await show[kind](db, ids)).map((object) => [`${kind}:${object.id}`, object] as const);
  });
  return new Map((await Promise.all(read)).flat());
}
