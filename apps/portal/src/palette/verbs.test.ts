import { expect, test } from "vitest";
import { readTyped } from "./verbs.ts";

const vocabulary = new Map([
  ["suspend", "suspend stop"],
  ["unsuspend", "unsuspend resume"],
  ["ticket", "open new ticket for"],
  ["invoice", "new invoice for"],
  ["pay", "pay mark paid invoice"],
] as const);

test("the first words name the deed, and the rest what it is about", () => {
  expect(readTyped("suspend example.com", vocabulary)).toEqual({ deeds: ["suspend"], rest: "example.com" });
  expect(readTyped("Open ticket for Atlas Ink", vocabulary)).toEqual({ deeds: ["ticket"], rest: "Atlas Ink" });
  expect(readTyped(" mark paid 1042 ", vocabulary)).toEqual({ deeds: ["pay"], rest: "1042" });
});

test("a word that several deeds have leaves them all, and the next tells them apart", () => {
  expect(readTyped("new atlas", vocabulary)).toEqual({ deeds: ["ticket", "invoice"], rest: "atlas" });
  expect(readTyped("new invoice atlas", vocabulary)).toEqual({ deeds: ["invoice"], rest: "atlas" });
  expect(readTyped("invoice 1042", vocabulary)).toEqual({ deeds: ["invoice", "pay"], rest: "1042" });
});

test("what begins with no deed's word is looked for as it is, and a deed's word alone leaves nothing", () => {
  expect(readTyped("Atlas suspend", vocabulary)).toEqual({ deeds: undefined, rest: "Atlas suspend" });
  expect(readTyped("suspend.example", vocabulary)).toEqual({ deeds: undefined, rest: "suspend.example" });
  expect(readTyped("suspend", vocabulary)).toEqual({ deeds: ["suspend"], rest: "" });
});
