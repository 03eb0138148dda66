import { expect, test } from "vitest";
import { askedFor, serviceQuery, servicesHref, sortOf } from "./query.ts";

test("what an address can't mean is as if it were not there", () => {
  const query = serviceQuery.parse({ q: " a ", status: "Paid", product: "x", server: "-1", sort: "price", page: "0" });
  expect(query).toEqual({ q: "a", status: undefined, product: undefined, server: undefined, sort: "id", page: 1 });
  expect(sortOf(query)).toEqual({ key: "id", descending: true });
  expect(servicesHref(query)).toBe("/admin/services?q=a");
});

test("an address says what is other than usual, and a filter begins at the first page", () => {
  const query = serviceQuery.parse({ status: "Active", product: "3", server: "2", sort: "domain", page: "4" });
  expect(servicesHref(query, { server: undefined })).toBe("/admin/services?status=Active&product=3&sort=domain");
  expect(askedFor(query, query.page, 25)).toMatchObject({
    status: "Active",
    product: 3,
    server: 2,
    sort: "domain",
    descending: false,
    page: 4,
  });
});
