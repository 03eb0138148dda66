import { expect, test } from "vitest";
import { nextOf } from "./next.ts";

test.each([
  ["/admin", "/admin"],
  ["/admin/clients?status=Active&page=2", "/admin/clients?status=Active&page=2"],
  ["/admin?x=1", "/admin?x=1"],
  ["/admin/tickets/7", "/admin/tickets/7"],
  ["/", "/admin"],
  ["/services", "/admin"],
  ["/administrator", "/admin"],
  ["/admin/../services", "/admin"],
  ["/admin/%2e%2e/services", "/admin"],
  ["/admin/login", "/admin"],
  ["/admin/login?next=/admin", "/admin"],
  ["//elsewhere.example/admin", "/admin"],
  ["https://elsewhere.example/admin", "/admin"],
  ["/admin//elsewhere.example", "/admin//elsewhere.example"],
  [undefined, "/admin"],
])("after signing in, %j leads to %s", (next, path) => {
  expect(nextOf(next)).toBe(path);
});
