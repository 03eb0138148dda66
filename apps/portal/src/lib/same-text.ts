import { withoutTurns } from "./turns.ts";

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#039": "'", "#39": "'" };

/** A text without what WHMCS changes of one: entities, spaces, line ends, signs that turn lines around. */
const plain = (text: string) =>
  withoutTurns(text)
    .replace(/&(amp|lt|gt|quot|#0?39);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/\s+/g, " ")
    .trim();

/** Whether two texts are the same as far as WHMCS keeps them. */
export const isSameText = (a: string, b: string): boolean => plain(a) === plain(b);
