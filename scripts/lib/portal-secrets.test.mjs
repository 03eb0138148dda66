import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { portalSecrets } from "./portal-secrets.mjs";

let folder;
let home;
let file;
const mode = (path) => statSync(path).mode & 0o777;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kraken-secrets-"));
  home = join(folder, "home");
  file = join(home, "portal-secrets.json");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("are made where only this user can read them, and made once", () => {
  const first = portalSecrets(home, {});
  expect(mode(home)).toBe(0o700);
  expect(mode(file)).toBe(0o600);
  expect(Buffer.from(first.values.JWT_SECRET, "base64url").length).toBeGreaterThanOrEqual(32);
  expect(first.values.ADMIN_JWT_SECRET).not.toBe(first.values.JWT_SECRET);
  expect(first.values.ADMIN_PASSWORD).toMatch(/^([2-9a-hjkmnp-z]{5}-){3}[2-9a-hjkmnp-z]{5}$/);
  expect(first.generated).toEqual(["JWT_SECRET", "ADMIN_JWT_SECRET", "ADMIN_PASSWORD"]);
  expect(portalSecrets(home, {})).toEqual(first);
});

test("are taken from the environment, and then never written down", () => {
  const env = { JWT_SECRET: "a", ADMIN_JWT_SECRET: "b", ADMIN_PASSWORD: "c" };
  expect(portalSecrets(home, env)).toEqual({ values: env, generated: [] });
  expect(existsSync(file)).toBe(false);
});

test("are made only where the environment has none", () => {
  const { values, generated } = portalSecrets(home, { ADMIN_PASSWORD: "given" });
  expect(values.ADMIN_PASSWORD).toBe("given");
  expect(generated).toEqual(["JWT_SECRET", "ADMIN_JWT_SECRET"]);
  expect(readFileSync(file, "utf8")).not.toContain("ADMIN_PASSWORD");
});

test("are closed to others again when somebody opened the file", () => {
  portalSecrets(home, {});
  chmodSync(file, 0o644);
  portalSecrets(home, {});
  expect(mode(file)).toBe(0o600);
});

test.each(["{", "[]", "null"])("are not replaced when the file holds %s: that is said", (text) => {
  portalSecrets(home, {});
  writeFileSync(file, text);
  expect(() => portalSecrets(home, {})).toThrow(/is not what Kraken wrote/);
});

test("have to have a folder: what stands in its way is said", () => {
  writeFileSync(home, "a file");
  expect(() => portalSecrets(home, {})).toThrow(/KRAKEN_HOME can't be .*: no folder can be made there \(EEXIST\)\./);
});
