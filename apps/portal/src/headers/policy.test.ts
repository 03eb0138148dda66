import { expect, test } from "vitest";
import { mostBytes, refusedBody } from "./body-limit.ts";
import { everywhere, inertPolicy, leastPolicy, pagePolicy } from "./policy.ts";

const directives = (policy: string) =>
  new Map(policy.split("; ").map((each) => [each.split(" ")[0] ?? "", each.split(" ").slice(1)]));

test("a page's scripts need the nonce, and nothing else lets one run", () => {
  const policy = directives(pagePolicy({ nonce: "abc" }));
  expect(policy.get("script-src")).toEqual(["'nonce-abc'", "'strict-dynamic'"]);
  expect(policy.get("default-src")).toEqual(["'none'"]);
  expect(policy.get("object-src")).toEqual(["'none'"]);
  expect(policy.get("base-uri")).toEqual(["'none'"]);
  expect(policy.get("frame-ancestors")).toEqual(["'none'"]);
  expect(policy.get("form-action")).toEqual(["'self'"]);
  expect(policy.has("script-src-attr")).toBe(false);
});

test("a form may lead to the OpenID provider, and to it alone", () => {
  const policy = directives(pagePolicy({ nonce: "abc", formTargets: ["https://id.example"] }));
  expect(policy.get("form-action")).toEqual(["'self'", "https://id.example"]);
});

test("only development evaluates text as a script", () => {
  expect(pagePolicy({ nonce: "abc" })).not.toContain("unsafe-eval");
  expect(pagePolicy({ nonce: "abc", development: true })).toContain("unsafe-eval");
});

test("what is no page may do nothing at all", () => {
  const policy = directives(inertPolicy);
  expect(policy.get("default-src")).toEqual(["'none'"]);
  expect(policy.get("sandbox")).toEqual([]);
  expect(directives(leastPolicy).get("frame-ancestors")).toEqual(["'none'"]);
});

test("every answer says that types are not guessed and that no other site learns an address", () => {
  expect(everywhere).toMatchObject({
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Frame-Options": "DENY",
  });
});

const said = (headers: Record<string, string>) => new Headers(headers);

test.each([
  ["/login", { "content-length": "100" }, undefined],
  ["/login", { "content-length": String(1024 * 1024) }, undefined],
  ["/login", { "content-length": String(1024 * 1024 + 1) }, 413],
  ["/tickets/7", { "content-length": String(1024 * 1024 + 1) }, undefined],
  ["/tickets/new", { "content-length": String(22 * 1024 * 1024 + 1) }, 413],
  ["/admin/tickets/7", { "content-length": String(20 * 1024 * 1024) }, undefined],
  ["/ticketsx", { "content-length": String(20 * 1024 * 1024) }, 413],
  ["/login", { "content-length": "-1" }, 413],
  ["/login", { "content-length": "1e9" }, 413],
  ["/login", { "content-length": "10, 20" }, 413],
  ["/login", { "transfer-encoding": "chunked" }, 411],
  ["/login", {}, undefined],
])("a body for %s with %j: %s", (path, headers, refused) => {
  expect(refusedBody(path, said(headers))).toBe(refused);
  expect(mostBytes(path)).toBeGreaterThan(0);
});
