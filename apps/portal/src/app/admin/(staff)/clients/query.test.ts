import { expect, test } from "vitest";
import { clientQuery, clientsHref, sortOf } from "./query.ts";

const usual = {
  q: "",
  status: undefined,
  group: undefined,
  sort: "datecreated",
  dir: undefined,
  columns: undefined,
  page: 1,
};

test("without a word of its own the list has the newest first", () => {
  const query = clientQuery.parse({});
  expect(query).toEqual(usual);
  expect(sortOf(query)).toEqual({ key: "datecreated", descending: true });
  expect(clientsHref(query)).toBe("/admin/clients");
});

test.each([
  [{ status: "active" }],
  [{ status: "Nobody" }],
  [{ group: "-1" }],
  [{ group: "best" }],
  [{ sort: "password" }],
  [{ dir: "sideways" }],
  [{ columns: "password.constructor" }],
  [{ columns: "" }],
  [{ page: "0" }],
  [{ page: "-1" }],
  [{ page: "1.5" }],
  [{ page: "many" }],
  [{ page: "1e9" }],
  [{ q: "x".repeat(101) }],
])("%j is as nothing", (search) => {
  expect(clientQuery.parse(search)).toEqual(usual);
});

test("what changes begins at the first page, and what is usual is left out", () => {
  const query = clientQuery.parse({ q: " Fjord & Fell ", status: "Active", group: "2", sort: "email", page: "3" });
  expect(clientsHref(query, { page: 4 })).toBe(
    "/admin/clients?q=Fjord+%26+Fell&status=Active&group=2&sort=email&page=4",
  );
  expect(clientsHref(query, { status: undefined })).toBe("/admin/clients?q=Fjord+%26+Fell&group=2&sort=email");
  expect(clientsHref(query, { sort: "datecreated", dir: "desc", q: "", group: undefined })).toBe(
    "/admin/clients?status=Active",
  );
  expect(clientsHref(query, { sort: "datecreated", dir: "asc", q: "", group: 0 })).toBe(
    "/admin/clients?status=Active&group=0&sort=datecreated&dir=asc",
  );
});

test("columns come in their own order, each once, and stay while the list changes", () => {
  const query = clientQuery.parse({ columns: "status.credit.email.status.nothing" });
  expect(query.columns).toEqual(["email", "credit", "status"]);
  expect(clientsHref(query, { q: "fjord" })).toBe("/admin/clients?q=fjord&columns=email.credit.status");
  expect(clientsHref(query, { columns: undefined })).toBe("/admin/clients");
});
