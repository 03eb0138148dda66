import type { Books, Tx } from "../context.ts";
import { textsOf, type WordKind, wordKindNames, wordKinds } from "./kinds.ts";
import { idsOfWords, pieces } from "./vocabulary.ts";
import { wordsOf } from "./words.ts";

type Change = { id: number; kind: number; object_id: number };

/**
 * Reads what changed since the last time into the index, at most so many changes, and answers how many there were. Each
 * change is taken by one process; what a crash interrupts is still noted.
 */
export async function catchUp(database: Books, most: number): Promise<number> {
  const waiting = await database.db.selectFrom("search_changes").select("id").limit(1).executeTakeFirst();
  if (!waiting) return 0;
  return database.transaction(async (tx) => {
    let next = tx.selectFrom("search_changes").select(["id", "kind", "object_id"]).orderBy("id").limit(most);
    if (database.dialect === "postgres") next = next.forUpdate().skipLocked();
    const changes = await next.execute();
    for (const kind of wordKindNames) await index(database, tx, kind, objectsOf(changes, kind));
    for (const some of pieces(changes.map((change) => change.id))) {
      await tx.deleteFrom("search_changes").where("id", "in", some).execute();
    }
    return changes.length;
  });
}

const objectsOf = (changes: readonly Change[], kind: WordKind) => [
  ...new Set(changes.filter((change) => change.kind === wordKinds[kind]).map((change) => change.object_id)),
];

/** Puts the words of these objects in the place of those that they had. What is gone has none. */
async function index(database: Books, tx: Tx, kind: WordKind, ids: readonly number[]): Promise<void> {
  for (const some of pieces(ids)) {
    const objects = (await textsOf(tx, kind, { ids: some })).map(({ id, texts }) => ({ id, words: wordsOf(texts) }));
    const wordIds = await idsOfWords(database, tx, [...new Set(objects.flatMap((object) => object.words))]);
    await tx.deleteFrom("search_terms").where("kind", "=", wordKinds[kind]).where("object_id", "in", some).execute();
    const terms = objects.flatMap(({ id, words }) =>
      words.flatMap((word) => {
        const word_id = wordIds.get(word);
        return word_id === undefined ? [] : [{ word_id, kind: wordKinds[kind], object_id: id }];
      }),
    );
    for (const rows of pieces(terms)) {
      // Another process may be at the same object, for another change of it.
      await tx
        .insertInto("search_terms")
        .values(rows)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
  }
}

export type Indexer = {
  /** Reads what changed again and again until stopped. */
  start(everyMs: number): void;
  /** Waits for what runs. */
  stop(): Promise<void>;
};

/** Keeps the index up to date beside whatever else a process does. */
export function createIndexer(database: Books, onFailure: (error: unknown) => void): Indexer {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();
  const most = 500;
  async function rounds() {
    while (timer && (await catchUp(database, most)) === most);
  }
  return {
    start(everyMs) {
      const next = () => {
        running = rounds()
          .catch(onFailure)
          .finally(() => {
            if (timer) timer = setTimeout(next, everyMs).unref();
          });
      };
      timer = setTimeout(next, everyMs).unref();
    },
    async stop() {
      clearTimeout(timer);
      timer = undefined;
      await running;
    },
  };
}
