import { expect, test } from "vitest";
import { pages } from "../../../../access/manifest.ts";
import { foundKinds } from "../../../../data/staff/search.ts";
import type { Words } from "../../../../messages/words.ts";
import { deeds, pageOf } from "./deeds.ts";
import { foundHref, SEARCH } from "./entries.ts";
import { placesOf } from "./places.ts";

const t = ((key: string) => key) as Words["t"];

test("every page of staff's with an address of its own is a place to go to, and no other", () => {
  const open = Object.entries(pages).flatMap(([path, { who }]) => (who === "staff" && !path.includes("[") ? path : []));
  expect(Object.keys(placesOf({ t })).sort()).toEqual(open.filter((path) => path !== SEARCH).sort());
});

test("every deed and whatever is found leads to a page", () => {
  const paths = [...deeds.map(pageOf), ...foundKinds.map((kind) => foundHref({ kind, id: 1 }).replace("1", "[id]"))];
  expect(paths.filter((path) => !Object.hasOwn(pages, path))).toEqual([]);
});
