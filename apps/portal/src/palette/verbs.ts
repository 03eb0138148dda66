import { folded, tokensOf } from "./match.ts";

/** What was typed, taken apart: the deeds that its first words name, and what they are about. */
export type Typed<D extends string> = {
  /** Undefined where it begins with no deed's word. */
  deeds: readonly D[] | undefined;
  /** Without those words; "" where nothing else was typed. */
  rest: string;
};

/**
 * "suspend example.com" begins with a deed's word, and "open ticket for Atlas" with three. A word may belong to several
 * deeds; each further one leaves only those that have it too.
 * @param vocabulary the words of each deed: "suspend stop pause"
 */
export function readTyped<D extends string>(typed: string, vocabulary: ReadonlyMap<D, string>): Typed<D> {
  const words = new Map([...vocabulary].map(([deed, text]) => [deed, new Set(tokensIn(text))]));
  const tokens = tokensOf(typed);
  let deeds: D[] = [...vocabulary.keys()];
  let at = 0;
  for (; at < tokens.length; at++) {
    const left = deeds.filter((deed) => words.get(deed)?.has(tokens[at] ?? ""));
    if (left.length === 0) break;
    deeds = left;
  }
  const rest = typed.trim().split(/\s+/).slice(at).join(" ");
  return at === 0 ? { deeds: undefined, rest: typed.trim() } : { deeds, rest };
}

const tokensIn = (text: string) => folded(text).split(/\s+/).filter(Boolean);
