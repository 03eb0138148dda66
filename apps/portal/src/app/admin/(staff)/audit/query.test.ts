import { expect, test } from "vitest";
import { auditHref, auditQuery } from "./query.ts";

test("a wrong value is the standard one", () => {
  expect(auditQuery.parse({ q: "x".repeat(101), result: "nothing", page: "-3" })).toEqual({
    q: "",
    result: undefined,
    page: 1,
  });
});

test("the address says what differs, and a filter leads to the first page", () => {
  const query = auditQuery.parse({ q: "ticket 1", result: "done", page: "3" });
  expect(auditHref(query)).toBe("/admin/audit?q=ticket+1&result=done");
  expect(auditHref(query, { page: 4 })).toBe("/admin/audit?q=ticket+1&result=done&page=4");
  expect(auditHref(query, { q: "", result: undefined })).toBe("/admin/audit");
});
