import { expect, test } from "vitest";
import { askedStatus, orderQuery, ordersHref } from "./query.ts";

test("without a word of its own the queue has what waits, the newest first", () => {
  const query = orderQuery.parse({});
  expect(query).toEqual({ q: "", status: "Pending", dir: undefined, page: 1 });
  expect(ordersHref(query)).toBe("/admin/orders");
  expect(askedStatus(query)).toBe("Pending");
});

test.each([[{ status: "<script>" }], [{ status: "" }], [{ dir: "up" }], [{ page: "0" }]])(
  "%j is as nothing",
  (search) => {
    expect(orderQuery.parse(search)).toEqual({ q: "", status: "Pending", dir: undefined, page: 1 });
  },
);

test("what changes begins at the first page, and a state of the installation's own is kept", () => {
  const query = orderQuery.parse({ q: " ines ", status: "In Prüfung", dir: "asc", page: "3" });
  expect(ordersHref(query, { page: 4 })).toBe("/admin/orders?q=ines&status=In+Pr%C3%BCfung&dir=asc&page=4");
  expect(ordersHref(query, { status: "all", q: "" })).toBe("/admin/orders?status=all&dir=asc");
  expect(askedStatus({ status: "all" })).toBeUndefined();
});
