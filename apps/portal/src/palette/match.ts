import type { IconName } from "../ui/icon.tsx";

/** Something that can be gone to, or done, by typing for it. */
export type Entry = {
  key: string;
  kind: "do" | "go";
  icon: IconName;
  title: string;
  /** At the end of the line: a state, an amount. */
  detail?: string | undefined;
  href: string;
  /** What it is also found by, beside its title. */
  also?: string | undefined;
  /** Of those that fit equally the lower one stands first. */
  rank: number;
};

/** In small letters and without accents: "Ångström" is found by "angstrom". */
export const folded = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** The words of what was typed, each of which has to be found. */
export const tokensOf = (typed: string): string[] => folded(typed).split(/\s+/).filter(Boolean).slice(0, 8);

/** What a token is worth in a text: a whole word more than a beginning, and that more than a part; 0 when it is not in it. */
function worth(token: string, words: readonly string[], text: string): number {
  if (words.includes(token)) return 4;
  if (words.some((word) => word.startsWith(token))) return 2;
  return token.length > 1 && text.includes(token) ? 1 : 0;
}

/** How well an entry fits; undefined when a word of what was typed is not in it. */
function fit(entry: Entry, tokens: readonly string[]): number | undefined {
  const text = folded(`${entry.title} ${entry.also ?? ""}`);
  const words = text.split(/[^\p{L}\p{N}.-]+/u);
  let sum = 0;
  for (const token of tokens) {
    const found = worth(token, words, text);
    if (found === 0) return undefined;
    sum += found;
  }
  return sum;
}

/** So many of each kind are shown. */
const MOST = { do: 5, go: 8 } as const;

/** The entries that fit what was typed, of each kind the best first; with nothing typed, those of the lowest rank. */
export function matching(entries: readonly Entry[], typed: string): Entry[] {
  const tokens = tokensOf(typed);
  const fitting = entries.flatMap((entry) => {
    const worth = fit(entry, tokens);
    return worth === undefined ? [] : [{ entry, worth }];
  });
  fitting.sort((a, b) => b.worth - a.worth || a.entry.rank - b.entry.rank);
  return (["do", "go"] as const).flatMap((kind) =>
    fitting
      .filter(({ entry }) => entry.kind === kind)
      .slice(0, MOST[kind])
      .map(({ entry }) => entry),
  );
}
