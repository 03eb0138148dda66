import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distance, nearbyOf, queryWords, variantsOf, wordsOf } from "./words.ts";

describe("words", () => {
  it.each([
    ["Ærøskøbing Straße", ["aeroskobing", "strasse"]],
    ["O'Brien & Søn, Zürich", ["brien", "son", "zurich"]],
    ["ada.lindqvist@fjord-and-fell.example", ["ada", "lindqvist", "fjord", "fell"]],
    ["the mail from 203.0.113.47 is late", ["mail", "from", "203.0.113.47", "late"]],
    ["北京 café №7", ["北京", "cafe", "no7"]],
    ["", []],
  ])("of %j", (text, words) => {
    expect(wordsOf([text])).toEqual(words);
  });

  it("of a query are all that can tell something apart, and the common ones where there is nothing else", () => {
    expect(queryWords("the WWW and Nautilus")).toEqual(["nautilus"]);
    expect(queryWords("com")).toEqual(["com"]);
  });
});

describe("the distance of two words", () => {
  it.each([
    ["fjord", "fjord", 0],
    ["fjord", "fjrod", 1],
    ["fjord", "fjod", 1],
    ["fjord", "fjoord", 1],
    ["fjord", "fjard", 1],
    ["fjord", "", 5],
    ["lindqvist", "lindkvits", 2],
  ])("of %s and %s is %i", (one, other, errors) => {
    expect(distance(one, other)).toBe(errors);
    expect(distance(other, one)).toBe(errors);
  });
});

const letter = fc.constantFrom(..."abcdefgh");
const word = fc.array(letter, { minLength: 4, maxLength: 24 }).map((letters) => letters.join(""));
const typingError = fc.record({ kind: fc.nat(3), at: fc.nat(), letter });

/** A word with one typing error in it. */
function mistyped(right: string, error: { kind: number; at: number; letter: string }): string {
  const at = error.at % right.length;
  const before = right.slice(0, at);
  if (error.kind === 0) return before + right.slice(at + 1);
  if (error.kind === 1) return before + error.letter + right.slice(at);
  if (error.kind === 2) return before + error.letter + right.slice(at + 1);
  return before + (right[at + 1] ?? "") + (right[at] ?? "") + right.slice(at + 2);
}

/** Whether the index leads from what was typed to the word. */
function isReached(right: string, typed: string): boolean {
  const nearby = nearbyOf(typed);
  const kept = new Set(variantsOf(right));
  return typed === right || nearby.words.includes(right) || nearby.variants.some((variant) => kept.has(variant));
}

describe("a word of four letters or more", () => {
  it("is reached whatever single error is made in it", () => {
    fc.assert(
      fc.property(word, typingError, (right, error) => {
        const typed = mistyped(right, error);
        fc.pre(typed.length >= 4);
        expect(distance(right, typed)).toBeLessThanOrEqual(1);
        expect(isReached(right, typed)).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });
});
