import { expect, test } from "vitest";
import { columns, summary } from "./summary.mjs";

const facts = {
  portal: "http://127.0.0.1:3000",
  admin: "http://127.0.0.1:3000/admin",
  endpoint: "http://127.0.0.1:4100/includes/api.php",
  logins: [],
  adminPassword: undefined,
  secretsFile: ".kraken/portal-secrets.json",
  warnings: [],
};

test("columns are as wide as their widest cell", () => {
  expect(
    columns([
      ["a", "long cell", "x"],
      ["bcd", "e"],
    ]),
  ).toEqual(["a    long cell  x", "bcd  e"]);
});

test("tells nobody how to sign in when there is nothing to tell", () => {
  expect(summary(facts)).not.toContain("Sign in");
});

test("names the demo logins and the password that was made", () => {
  const text = summary({
    ...facts,
    logins: [{ role: "client", email: "demo@kraken.example", password: "demo-password" }],
    adminPassword: "made-password",
    warnings: ["Something to know."],
  });
  expect(text).toMatch(/client {2}demo@kraken\.example {2}demo-password/);
  expect(text).toMatch(/staff {3}admin {16}made-password/);
  expect(text).toContain("Something to know.");
});
