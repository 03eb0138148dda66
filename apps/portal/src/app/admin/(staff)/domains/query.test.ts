import { describe, expect, test } from "vitest";
import { askedFor, domainQuery, domainsHref, sortOf } from "./query.ts";

const of = (text: Record<string, string>) => domainQuery.parse(text);

describe("the address of the list of domains", () => {
  test("says nothing of what is usual: all of them, the newest first", () => {
    const query = of({});
    expect(domainsHref(query)).toBe("/admin/domains");
    expect(sortOf(query)).toEqual({ key: "id", descending: true });
  });

  test("has what expires soon sorted by that day, the nearest first, unless it says otherwise", () => {
    const query = of({ within: "30" });
    expect(sortOf(query)).toEqual({ key: "expirydate", descending: false });
    expect(askedFor(query, "2026-11-23", 1, 25).expires).toEqual({ from: "2026-11-23", to: "2026-12-23" });
    expect(sortOf(of({ within: "30", sort: "domain", dir: "desc" }))).toEqual({ key: "domain", descending: true });
  });

  test("keeps the filters from page to page, and begins anew where one changes", () => {
    const query = of({ q: "a", status: "Active", registrar: "sandbox", page: "3" });
    expect(domainsHref(query, { page: 4 })).toBe("/admin/domains?q=a&status=Active&registrar=sandbox&page=4");
    expect(domainsHref(query, { status: undefined })).toBe("/admin/domains?q=a&registrar=sandbox");
  });

  test("takes no word that is none", () => {
    const query = of({ status: "Nice", registrar: "a b", within: "-1", sort: "price", dir: "up", page: "x" });
    expect(domainsHref(query)).toBe("/admin/domains");
    expect(query.page).toBe(1);
  });
});
