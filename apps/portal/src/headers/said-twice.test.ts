import { expect, test } from "vitest";
import { saysTwice } from "./said-twice.ts";

test.each([
  ["", false],
  ["id=1&page=2", false],
  ["id=1&ID=2", false],
  ["domains[]=a.example&domains[]=b.example", false],
  ["id=1&id=1", true],
  ["id=1&page=1&%69d=2", true],
  ["id&id", true],
])("an address with ?%s says a name twice: %s", (query, twice) => {
  expect(saysTwice(new URLSearchParams(query))).toBe(twice);
});
