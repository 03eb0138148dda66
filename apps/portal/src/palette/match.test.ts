import { expect, test } from "vitest";
import { type Entry, matching } from "./match.ts";

const entry = (kind: "do" | "go", title: string, more: Partial<Entry> = {}): Entry => ({
  key: title,
  kind,
  icon: "search",
  title,
  href: `/${title}`,
  rank: 1,
  ...more,
});

const all = [
  entry("go", "Invoice 10"),
  entry("go", "Invoice 1042", { also: "journal.example" }),
  entry("do", "Pay invoice 1042", { also: "settle journal.example" }),
  entry("do", "Renew journal.example", { rank: 2 }),
  entry("do", "Open a ticket", { also: "new ask", rank: 0 }),
  entry("do", "Open a ticket about journal.example", { rank: 3 }),
  entry("go", "Ticket 77 · Ångström café"),
];
const titles = (typed: string) => matching(all, typed).map(({ title }) => title);

test("a verb and a number find the deed", () => {
  expect(titles("pay 1042")).toEqual(["Pay invoice 1042"]);
  expect(titles("renew journal.example")).toEqual(["Renew journal.example"]);
});

test("a whole word stands before a beginning, and that before a part", () => {
  expect(titles("10")).toEqual(["Pay invoice 1042", "Invoice 10", "Invoice 1042"]);
  expect(titles("open ticket")).toEqual(["Open a ticket", "Open a ticket about journal.example"]);
});

test("accents and capitals don't matter, and every word has to be found", () => {
  expect(titles("angstrom CAFE")).toEqual(["Ticket 77 · Ångström café"]);
  expect(titles("angstrom tea")).toEqual([]);
});

test("with nothing typed there is something, in the order of rank", () => {
  expect(titles("  ")[0]).toBe("Open a ticket");
  expect(titles("")).toHaveLength(7);
});
