import { expect, test } from "vitest";
import { storeUrl } from "./store.ts";

test.each([
  [undefined, "file:/home/portal.db"],
  ["", "file:/home/portal.db"],
  ["postgres://kraken@localhost/kraken", "postgres://kraken@localhost/kraken"],
  ["file:/var/books.db", "file:/var/books-portal.db"],
  ["file:books", "file:books-portal"],
  ["file:/var/kraken.d/books", "file:/var/kraken.d/books-portal"],
])("DATABASE_URL %s leads the portal to %s", (url, expected) => {
  expect(storeUrl(url, "/home")).toBe(expected);
});
