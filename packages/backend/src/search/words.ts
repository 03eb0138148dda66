/** Letters that no decomposition takes to plain ones. */
const letters: Record<string, string> = {
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  ħ: "h",
  ı: "i",
  ł: "l",
  ß: "ss",
  þ: "th",
};

/** Words that nearly everything has. They would fill an index and tell nothing apart. */
const common = new Set(
  "and or of the a an to in on for is it my with www http https com net org info biz example".split(" "),
);

const isTelling = (word: string) => !common.has(word) && !/^[a-z0-9]$/.test(word);

const LONGEST_WORD = 40;
const MOST_WORDS = 60;

/** Text without capitals and marks: "Ærøskøbing" is "aeroskobing". */
export function plainText(text: string): string {
  // Most texts are plain already, and decomposing costs more than looking.
  if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[æœøđðħıłßþ]/g, (letter) => letters[letter] ?? letter);
}

/** All words of a text, in order: runs of letters and digits, and IP addresses. */
export function allWords(text: string): string[] {
  const words = plainText(text).match(/\d{1,3}(?:\.\d{1,3}){3}|[\p{L}\p{N}]+/gu) ?? [];
  return words
    .slice(0, MOST_WORDS)
    .map((word) => (word.length > LONGEST_WORD ? [...word].slice(0, LONGEST_WORD).join("") : word));
}

/** The words by which something with these texts is found, each once. */
export function wordsOf(texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap(allWords))].filter(isTelling);
}

/** The words of a query that have to be found. The common ones count only where there is nothing else. */
export function queryWords(query: string): string[] {
  const words = [...new Set(allWords(query))];
  const telling = words.filter(isTelling);
  return (telling.length > 0 ? telling : words).slice(0, 8);
}

/** Typing errors are looked for in words from this length on: "jon" is as near to "don" as to "john". */
export const SHORTEST_FORGIVEN = 4;
/** Only the beginning of a long word is hashed. */
const HASHED = 16;

const isForgiven = (word: string) => word.length >= SHORTEST_FORGIVEN && /\p{L}/u.test(word);

/** What is left of a word when one of its letters goes, each form once. */
function withoutOneLetter(word: string): string[] {
  const forms = new Set<string>();
  for (let at = 0; at < word.length; at++) forms.add(word.slice(0, at) + word.slice(at + 1));
  return [...forms];
}

/** FNV-1a over 16-bit units, 32 bits. A collision only costs a comparison. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    value ^= text.charCodeAt(at);
    value = Math.imul(value, 0x01000193);
  }
  return value >>> 0;
}

/** The hashes under which a word is kept, to be found by those who mistype it; none for short words and numbers. */
export function variantsOf(word: string): number[] {
  if (!isForgiven(word)) return [];
  return [...new Set(withoutOneLetter(word.slice(0, HASHED)).map(hash))];
}

/**
 * Where a mistyped word is looked for: `words` are spellings (a letter too many was typed), `variants` are hashes of
 * search_variants. Together they reach every word that is one error away (a letter too many, too few, another one, or
 * two swapped), and of long words many that are two away.
 */
export function nearbyOf(word: string): { words: string[]; variants: number[] } {
  if (!isForgiven(word)) return { words: [], variants: [] };
  const start = word.slice(0, HASHED);
  const once = withoutOneLetter(start);
  const twice = start.length >= 8 ? once.flatMap(withoutOneLetter) : [];
  const rest = word.slice(HASHED);
  return {
    words: rest === "" ? [...new Set([...once, ...twice])] : withoutOneLetter(word),
    variants: [...new Set([start, ...once, ...twice].map(hash))],
  };
}

/** How many errors are forgiven in a word. */
export const forgivenIn = (word: string) => (!isForgiven(word) ? 0 : word.length >= 8 ? 2 : 1);

/** Letters to add, drop, change or swap with their neighbour to get from one word to the other (optimal string alignment). */
export function distance(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const next = [row];
    for (let at = 1; at <= other.length; at++) {
      const changed = (last[at - 1] ?? 0) + (one[row - 1] === other[at - 1] ? 0 : 1);
      let best = Math.min(changed, (last[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1);
      if (row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]) {
        best = Math.min(best, (before[at - 2] ?? 0) + 1);
      }
      next.push(best);
    }
    [before, last] = [last, next];
  }
  return last[other.length] ?? 0;
}
