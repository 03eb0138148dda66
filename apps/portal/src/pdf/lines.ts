import bidiFactory from "bidi-js";

/** Which typeface has the letters: the portal's own has no Arabic ones. */
export type Face = "own" | "arabic";

/** What is drawn as one, as it is handed to a typeface. */
export type Run = { text: string; face: Face };

/** A line: what is read in it, and its runs as they are seen, from the left to the right. */
export type Line = { read: string; runs: Run[] };

export type Measure = (run: Run) => number;

type Levelled = Run & { level: number };

const bidi = bidiFactory();

const arabic = /[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc]/;
/** They say which way text goes, and are not to be seen. */
const marks = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** True for text of which the letters don't stand in the order in which they are stored, or have another typeface. */
export const isToBeSet = (text: string): boolean => arabic.test(text) || text.search(marks) >= 0;

/** The runs of a line in the order in which they are read. */
function runsOf(text: string, levels: Uint8Array, start: number, end: number): Levelled[] {
  const runs: Levelled[] = [];
  for (let at = start; at < end; at += 1) {
    const letter = (text[at] ?? "").replace(marks, "");
    if (letter === "") continue;
    const level = levels[at] ?? 0;
    const face = arabic.test(letter) ? "arabic" : "own";
    const last = runs.at(-1);
    if (last?.level === level && last.face === face) last.text += letter;
    else runs.push({ text: letter, face, level });
  }
  return runs;
}

/** Arabic letters are turned round where they are shaped; what stands among them is turned here, brackets too. */
const turned = (text: string): string =>
  [...text]
    .reverse()
    .map((letter) => bidi.getMirroredCharacter(letter) ?? letter)
    .join("");

/** Runs in the order in which they are seen, from the left (UAX 9, rule L2). */
function asSeen(runs: readonly Levelled[]): Run[] {
  let seen = [...runs];
  for (let level = Math.max(0, ...runs.map((run) => run.level)); level > 0; level -= 1) {
    const done: Levelled[] = [];
    let within: Levelled[] = [];
    for (const run of seen) {
      if (run.level >= level) within = [run, ...within];
      else {
        done.push(...within, run);
        within = [];
      }
    }
    seen = [...done, ...within];
  }
  return seen.map(({ text, face, level }) => ({ text: level % 2 === 1 && face === "own" ? turned(text) : text, face }));
}

/** Where a paragraph's lines begin and end, so that each is at most `width` wide; a word that is wider is broken. */
function breaksOf(paragraph: string, width: number, widthOf: (start: number, end: number) => number) {
  const lines: [start: number, end: number][] = [];
  let start = 0;
  let end = 0;
  for (const { index, 0: word } of paragraph.matchAll(/[^ ]+/g)) {
    const after = index + word.length;
    if (end > start && widthOf(start, after) > width) {
      lines.push([start, end]);
      start = index;
    }
    end = after;
    while (end - start > 1 && widthOf(start, end) > width) {
      let cut = start + 1;
      while (widthOf(start, cut + 1) <= width) cut += 1;
      lines.push([start, cut]);
      start = cut;
    }
  }
  return [...lines, [start, end] as const];
}

/**
 * Sets text in lines of at most `width`. Each paragraph goes the way of its first
 * letter (Unicode's bidirectional algorithm, UAX 9).
 */
export function setLines(text: string, width: number, measure: Measure): Line[] {
  return text.split("\n").flatMap((paragraph) => {
    const { levels } = bidi.getEmbeddingLevels(paragraph);
    const runs = (start: number, end: number) => runsOf(paragraph, levels, start, end);
    const widthOf = (start: number, end: number) => runs(start, end).reduce((sum, run) => sum + measure(run), 0);
    return breaksOf(paragraph, width, widthOf).map(([start, end]) => ({
      read: paragraph.slice(start, end).replace(marks, ""),
      runs: asSeen(runs(start, end)),
    }));
  });
}
