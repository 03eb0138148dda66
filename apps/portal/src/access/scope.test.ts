import { expect, test } from "vitest";
import { type AnyScope, assertMay, assertScope, makeClientScope, makePublicScope, makeStaffScope } from "./scope.ts";

const client = makeClientScope(7, 12);
const staff = makeStaffScope("admin");
const nobody = makePublicScope();

test("a scope passes for its own kind", () => {
  expect(() => assertScope(client, "client")).not.toThrow();
  expect(() => assertScope(staff, "client", "staff")).not.toThrow();
  expect(() => assertScope(nobody, "public")).not.toThrow();
});

test.each([
  ["a client", client, "staff"],
  ["a client", client, "public"],
  ["staff", staff, "client"],
  ["staff", staff, "public"],
  ["the public", nobody, "client"],
  ["the public", nobody, "staff"],
] as const)("%s can't do what needs another scope", (_, scope, kind) => {
  expect(() => assertScope(scope, kind)).toThrow("No scope for this");
});

test("no kind at all allows nothing", () => {
  expect(() => assertScope(client)).toThrow();
});

test.each([
  ["a plain object", { kind: "client", userId: 7, clientId: 12 }],
  ["a copy", { ...client }],
  ["a copy through JSON", JSON.parse(JSON.stringify(client))],
  ["a structured clone", structuredClone({ ...client })],
  ["an object with a scope's prototype", Object.create(Object.getPrototypeOf(client), { kind: { value: "client" } })],
  ["an heir of a scope", Object.create(client)],
  ["a proxy of a scope", new Proxy(client, {})],
  ["nothing", undefined],
  ["null", null],
  ["a word", "client"],
])("%s is no scope", (_, made) => {
  expect(() => assertScope(made as AnyScope, "client")).toThrow();
});

test("a permission is a client's, and of a true scope", () => {
  const may = makeClientScope(7, 12, { permissions: new Set(["tickets"]) });
  expect(() => assertMay(may, "tickets")).not.toThrow();
  expect(() => assertMay(may, "invoices")).toThrow("No permission for this");
  const forged = Object.create(Object.getPrototypeOf(may), { kind: { value: "client" }, may: { value: () => true } });
  for (const other of [forged, { kind: "client", may: () => true }, staff, nobody])
    expect(() => assertMay(other as AnyScope, "tickets")).toThrow("No scope for this");
});
