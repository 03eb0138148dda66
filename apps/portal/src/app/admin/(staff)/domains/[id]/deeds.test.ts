import { expect, test } from "vitest";
import { deedsOf } from "./deeds.ts";

const domain = (status: "Pending" | "Active" | "Expired" | "Fraud", kind: "Register" | "Transfer" = "Register") => ({
  status,
  kind,
  dnsManagement: true,
});

test("what was ordered as a transfer is offered as one first", () => {
  expect(deedsOf(domain("Pending"), true)).toEqual(["register", "transfer", "edit"]);
  expect(deedsOf(domain("Pending", "Transfer"), true)).toEqual(["transfer", "register", "edit"]);
});

test("what the registrar has is changed while it is active, DNS records where the engine serves them", () => {
  expect(deedsOf(domain("Active"), true)).toContain("dns");
  expect(deedsOf(domain("Active"), false)).not.toContain("dns");
  expect(deedsOf({ ...domain("Active"), dnsManagement: false }, true)).not.toContain("dns");
  expect(deedsOf(domain("Expired"), true)).toEqual(["renew", "edit"]);
  expect(deedsOf(domain("Fraud"), true)).toEqual(["edit"]);
});
