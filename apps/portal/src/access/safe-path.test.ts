import fc from "fast-check";
import { expect, test } from "vitest";
import { safePath } from "./access.ts";

const site = "https://portal.example";

test.each([
  ["/", "/"],
  ["/services", "/services"],
  ["/invoices/12?page=2&q=a%20b", "/invoices/12?page=2&q=a%20b"],
  ["/tickets/7#reply", "/tickets/7"],
  ["/a/../services", "/services"],
  ["/login?next=https://elsewhere.example", "/login?next=https://elsewhere.example"],
])("%s is a place of this site", (next, path) => {
  expect(safePath(next, "/standard")).toBe(path);
});

test.each([
  "https://elsewhere.example",
  "HTTPS://elsewhere.example",
  "http:elsewhere.example",
  "https:/elsewhere.example",
  "https:elsewhere.example/",
  "//elsewhere.example",
  "///elsewhere.example",
  "////elsewhere.example",
  "//elsewhere.example/%2f..",
  "//elsewhere.example@portal.example",
  "//portal.example@elsewhere.example",
  "//127.0.0.1",
  "//2130706433",
  "//[::1]/",
  "/\\elsewhere.example",
  "/\\/elsewhere.example",
  "\\\\elsewhere.example",
  "\\/elsewhere.example",
  "/services\\..\\..\\elsewhere",
  "/\t/elsewhere.example",
  "/\n/elsewhere.example",
  "/\r/elsewhere.example",
  "\t//elsewhere.example",
  " //elsewhere.example",
  "/ /elsewhere.example",
  "/\u0000/elsewhere.example",
  "/\u00a0/elsewhere.example",
  "/\uff0felsewhere.example",
  "/\u2044elsewhere.example",
  "/\u3002elsewhere.example",
  "javascript:alert(1)",
  "java\nscript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:msgbox(1)",
  "blob:https://portal.example/1",
  "mailto:somebody@elsewhere.example",
  "elsewhere.example",
  "elsewhere.example//services",
  "@elsewhere.example",
  ":80",
  "?next=/services",
  "#//elsewhere.example",
  ".//elsewhere.example",
  // Safe as they are written, but not once the dots are taken out.
  "/.//elsewhere.example",
  "/..//elsewhere.example",
  "/x/..//elsewhere.example",
  "/%2e//elsewhere.example",
  "/x/%2E%2e//elsewhere.example",
  "",
  " ",
  undefined,
  null,
  7,
  ["/services"],
  { toString: () => "/services" },
])("%j is the standard", (next) => {
  expect(safePath(next, "/standard")).toBe("/standard");
});

test("whatever is asked, the answer is a place of this site", () => {
  const piece = fc.constantFrom(
    "/",
    "\\",
    ".",
    "..",
    "%2e",
    "%2f",
    "%5c",
    "@",
    ":",
    "?",
    "#",
    "https:",
    "a",
    "\t",
    "\n",
    "elsewhere.example",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const path = safePath(`/${pieces.join("")}`, "/standard");
      expect(new URL(path, site).origin).toBe(site);
    }),
    { numRuns: 3000 },
  );
});
