import type { Id } from "./fields.ts";

/** Every word that a searchable object has or had. */
export interface SearchWordsTable {
  id: Id;
  /** As search/words.ts makes it: lower case, no marks. Unique. */
  word: string;
}

/** Hashes of a word with one letter left out: two words with one in common are a typing error apart. */
export interface SearchVariantsTable {
  variant: number;
  word_id: number;
}

/** Which objects have which words. */
export interface SearchTermsTable {
  word_id: number;
  /** A number of search/kinds.ts. */
  kind: number;
  object_id: number;
}

/** Objects that changed since they were last read for the tables above. Written by triggers. */
export interface SearchChangesTable {
  id: Id;
  kind: number;
  object_id: number;
}
