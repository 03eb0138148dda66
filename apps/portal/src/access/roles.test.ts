import { expect, test } from "vitest";
import { staffRoles } from "../store/staff.ts";
import { roleMay, roleMayAsClient, type StaffPermission } from "./roles.ts";

const permissions: StaffPermission[] = ["read", "own", "tickets", "money", "act", "staff", "audit"];

test.each([
  ["owner", permissions],
  ["billing", ["read", "own", "money", "act"]],
  ["support", ["read", "own", "tickets", "act"]],
  ["read-only", ["read", "own"]],
] as const)("%s may %j, and nothing else", (role, may) => {
  expect(permissions.filter((permission) => roleMay(role, permission))).toEqual(may);
});

const asClient = ["profile", "contacts", "manageproducts", "managedomains", "invoices", "quotes", "tickets", "orders"];

test.each([
  ["owner", asClient],
  ["billing", ["invoices", "quotes", "orders"]],
  ["support", ["tickets"]],
  ["read-only", []],
] as const)("%s writes %j as a client, and nothing else", (role, may) => {
  expect(asClient.filter((permission) => roleMayAsClient(role, permission))).toEqual(may);
});

test("every role is one of these", () => {
  expect([...staffRoles].sort()).toEqual(["billing", "owner", "read-only", "support"]);
});
