import { expect, test } from "vitest";
import { askedFor, invoiceQuery, invoicesHref, sortOf } from "./query.ts";

test("without a word of its own the list has the newest first", () => {
  const query = invoiceQuery.parse({});
  expect(sortOf(query)).toEqual({ key: "date", descending: true });
  expect(invoicesHref(query)).toBe("/admin/invoices");
});

test.each([[{ status: "overdue" }], [{ sort: "client" }], [{ dir: "up" }], [{ page: "0" }]])(
  "%j is as nothing",
  (search) => {
    expect(invoicesHref(invoiceQuery.parse(search))).toBe("/admin/invoices");
  },
);

test("overdue by amount is an address, and what is asked for", () => {
  const query = invoiceQuery.parse({ status: "Overdue", sort: "total", dir: "desc", page: "3", q: "fjord" });
  expect(invoicesHref(query, { page: 4 })).toBe("/admin/invoices?q=fjord&status=Overdue&sort=total&dir=desc&page=4");
  expect(invoicesHref(query, {}, "/api/admin/invoices")).toBe(
    "/api/admin/invoices?q=fjord&status=Overdue&sort=total&dir=desc",
  );
  expect(askedFor(query, query.page, 25)).toEqual({
    search: "fjord",
    status: "Overdue",
    sort: "total",
    descending: true,
    page: 3,
    pageSize: 25,
  });
});
