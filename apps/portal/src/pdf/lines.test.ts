import { expect, test } from "vitest";
import { isToBeSet, setLines } from "./lines.ts";

/** Every letter is one wide. */
const lines = (text: string, width = 100) =>
  setLines(text, width, (run) => run.text.length).map(({ runs }) => runs.map((run) => run.text));

test("Latin text is as it is stored, and broken between words", () => {
  expect(lines("Web Hosting L")).toEqual([["Web Hosting L"]]);
  expect(lines("Web Hosting L", 11)).toEqual([["Web Hosting"], ["L"]]);
  expect(lines("one\n\ntwo")).toEqual([["one"], [], ["two"]]);
});

test("Arabic words stand from the right to the left, and figures and Latin words in them from the left", () => {
  expect(lines("فاتورة 1048")).toEqual([["1048", " ", "فاتورة"]]);
  expect(lines("تجديد web1.example الآن")).toEqual([["الآن", " ", "web1.example", " ", "تجديد"]]);
  expect(lines("14 نوفمبر – 13 ديسمبر 2026")).toEqual([["2026", " ", "ديسمبر", " ", "13", " – ", "نوفمبر", " ", "14"]]);
});

test("a paragraph goes the way of its first letter, whatever is set apart in it", () => {
  expect(lines("22767 Hamburg")).toEqual([["22767 Hamburg"]]);
  expect(lines("\u2068Acme Inc.\u2069 موقوف")).toEqual([["موقوف", " ", "Acme Inc."]]);
  expect(lines("\u200f\u200e−2.40\u00a0€")).toEqual([["€\u00a0", "−2.40"]]);
});

test("brackets among Arabic words are turned round", () => {
  expect(lines("الكل (7)")).toEqual([["(", "7", ") ", "الكل"]]);
});

test("an Arabic line ends on the left, and a word that is too wide is broken", () => {
  expect(lines("عرض سعر جديد", 8)).toEqual([["سعر", " ", "عرض"], ["جديد"]]);
  expect(lines("abcdefghij", 4)).toEqual([["abcd"], ["efgh"], ["ij"]]);
});

test("what is read in a line is its text as it is stored, without the marks", () => {
  const [line] = setLines("\u2068Acme Inc.\u2069 موقوف", 100, (run) => run.text.length);
  expect(line?.read).toBe("Acme Inc. موقوف");
});

test("only what has Arabic letters or marks of direction is set by hand", () => {
  expect(isToBeSet("Größenweg 12 · Привет")).toBe(false);
  expect(isToBeSet("فاتورة")).toBe(true);
  expect(isToBeSet("\u200f41.00 €")).toBe(true);
});
