import { expect, test } from "vitest";
import { excerptOf } from "./announcements.ts";

test("keeps the words of an announcement and none of its markup", () => {
  expect(excerptOf("<p>PHP 8.2 leaves on <b>31 December</b>.</p><p>Sites are <a href='x'>moved</a>.</p>")).toBe(
    "PHP 8.2 leaves on 31 December. Sites are moved.",
  );
  expect(excerptOf("<script>alert(1)</script>Safe &lt;b&gt; &amp; sound")).toBe("Safe <b> & sound");
});

test("ends a long one between two words", () => {
  const long = excerptOf("word ".repeat(60));
  expect(long.length).toBeLessThanOrEqual(142);
  expect(long).toMatch(/word …$/);
});
