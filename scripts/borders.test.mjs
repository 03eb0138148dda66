import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

// Each line is an import that somebody could write: the file it would stand in, and what it would import.
// All of them are linted in one run, in a copy of the layout, with the repository's own biome.json.

const root = fileURLToPath(new URL("..", import.meta.url));
const biome = join(root, "node_modules/@biomejs/biome/bin/biome");

const legal = [
  ["packages/contract/src/actions/a.ts", "zod"],
  ["packages/contract/src/actions/a.ts", "../wire.ts"],
  ["packages/contract/src/actions/a.ts", "./b.ts"],
  ["packages/contract/src/a.test.ts", "vitest"],
  ["packages/contract/src/a.test.ts", "fast-check"],
  ["packages/contract/test/a.test.ts", "../src/index.ts"],
  ["packages/sdk/src/a.ts", "@kraken/contract"],
  ["packages/sdk/src/a.ts", "undici"],
  ["packages/sdk/src/a.ts", "node:timers/promises"],
  ["packages/sdk/src/a.ts", "./b.ts"],
  ["packages/sdk/test/a.test.ts", "vitest"],
  ["packages/sdk/test/a.test.ts", "@kraken/contract"],
  ["packages/database/src/a.ts", "kysely"],
  ["packages/database/src/a.ts", "better-sqlite3"],
  ["packages/database/src/migrations/a.ts", "../b.ts"],
  ["packages/database/src/a.test.ts", "@kraken/database/testing"],
  ["packages/backend/src/a.ts", "@kraken/contract"],
  ["packages/backend/src/a.ts", "@kraken/database"],
  ["packages/backend/src/a.ts", "hono"],
  ["packages/backend/src/a.test.ts", "@kraken/sdk"],
  ["packages/backend/test/helpers.ts", "@kraken/sdk"],
  ["packages/backend/test/a.test.ts", "@kraken/database/testing"],
  ["packages/backend/src/actions/test/a.ts", "@kraken/sdk"],
  ["apps/portal/src/data/invoices.ts", "@kraken/sdk"],
  ["apps/portal/src/data/deep/er.ts", "@kraken/sdk"],
  ["apps/portal/src/data/invoices.test.ts", "@kraken/sdk"],
  ["apps/portal/src/lib/whmcs.ts", "@kraken/sdk"],
  ["apps/portal/src/store/staff.ts", "@kraken/database"],
  ["apps/portal/src/store/staff.test.ts", "@kraken/database/testing"],
  ["apps/portal/src/app/login/page.tsx", "@kraken/contract"],
  ["apps/portal/src/app/login/page.tsx", "../../data/public.ts"],
  ["apps/portal/src/ui/table.tsx", "./data-table.tsx"],
  ["apps/portal/src/ui/table.tsx", "react"],
  ["scripts/lib/a.mjs", "node:fs"],
  ["scripts/lib/a.mjs", "./b.mjs"],
  ["scripts/a.test.mjs", "vitest"],
  ["e2e/a.test.ts", "@playwright/test"],
];

const illegal = [
  // contract
  ["packages/contract/src/a.ts", "node:fs"],
  ["packages/contract/src/a.ts", "zod/v4"],
  ["packages/contract/src/a.ts", "kysely"],
  ["packages/contract/src/a.ts", "@kraken/sdk"],
  ["packages/contract/src/a.ts", "@kraken/database"],
  ["packages/contract/src/a.ts", "@kraken/backend"],
  ["packages/contract/src/a.ts", "../../sdk/src/index.ts"],
  ["packages/contract/src/a.test.ts", "@kraken/sdk"],
  // sdk
  ["packages/sdk/src/a.ts", "@kraken/backend"],
  ["packages/sdk/src/a.ts", "@kraken/database"],
  ["packages/sdk/src/a.ts", "zod"],
  ["packages/sdk/src/a.ts", "axios"],
  ["packages/sdk/src/a.ts", "../../backend/src/index.ts"],
  ["packages/sdk/src/a.ts", "@kraken/contract/src/wire.ts"],
  ["packages/sdk/test/a.test.ts", "@kraken/backend"],
  // database
  ["packages/database/src/a.ts", "@kraken/contract"],
  ["packages/database/src/a.ts", "@kraken/sdk"],
  ["packages/database/src/a.ts", "@kraken/backend"],
  ["packages/database/src/a.test.ts", "@kraken/contract"],
  // backend
  ["packages/backend/src/a.ts", "@kraken/sdk"],
  ["packages/backend/src/a.ts", "@kraken/portal"],
  ["packages/backend/src/a.ts", "@kraken/database/testing"],
  ["packages/backend/src/a.ts", "../../database/src/connect.ts"],
  ["packages/backend/src/actions/clients/a.ts", "../../../../sdk/dist/index.js"],
  ["packages/backend/src/a.test.ts", "@kraken/portal"],
  ["packages/backend/src/a.test.ts", "@kraken/sdk/src/transport.ts"],
  // portal
  ["apps/portal/src/app/page.tsx", "@kraken/sdk"],
  ["apps/portal/src/access/scope.ts", "@kraken/sdk"],
  ["apps/portal/src/lib/money.ts", "@kraken/sdk"],
  ["apps/portal/src/app/page.test.tsx", "@kraken/sdk"],
  ["apps/portal/src/app/page.tsx", "@kraken/backend"],
  ["apps/portal/src/data/invoices.ts", "@kraken/backend"],
  ["apps/portal/src/data/invoices.test.ts", "@kraken/backend"],
  ["apps/portal/src/lib/whmcs.ts", "@kraken/backend"],
  ["apps/portal/src/data/invoices.ts", "@kraken/contract/src/wire.ts"],
  ["apps/portal/src/store/staff.ts", "@kraken/database/testing"],
  ["apps/portal/src/data/invoices.ts", "../../../../packages/sdk/src/index.ts"],
  // the design system
  ["apps/portal/src/ui/table.tsx", "@kraken/contract"],
  ["apps/portal/src/ui/table.tsx", "@kraken/sdk"],
  ["apps/portal/src/ui/table.tsx", "../data/invoices.ts"],
  ["apps/portal/src/ui/forms/field.tsx", "../../data/invoices.ts"],
  ["apps/portal/src/ui/table.tsx", "../access/scope.ts"],
  ["apps/portal/src/ui/table.tsx", "../session/cookie.ts"],
  ["apps/portal/src/ui/table.tsx", "../store/staff.ts"],
  ["apps/portal/src/ui/table.tsx", "../lib/whmcs.ts"],
  // everywhere
  ["benchmarks/a.ts", "@kraken/backend/src/dispatch.ts"],
  ["benchmarks/a.ts", "../packages/backend/src/dispatch.ts"],
  ["e2e/a.test.ts", "@kraken/sdk/dist/index.js"],
  ["scripts/lib/a.mjs", "vitest"],
  ["scripts/lib/a.mjs", "@kraken/backend"],
  ["scripts/lib/a.mjs", "../../packages/backend/dist/index.js"],
];

/** What the linter says about each case: the set of "file:line" where it found a border broken. */
function brokenBorders(folder, files) {
  for (const [path, lines] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), lines.map((name) => `export * from "${name}";\n`).join(""));
  }
  const run = spawnSync(
    process.execPath,
    [
      biome,
      "lint",
      "--vcs-enabled=false",
      "--only=style/noRestrictedImports",
      "--reporter=github",
      "--max-diagnostics=none",
      ".",
    ],
    { cwd: folder, encoding: "utf8" },
  );
  const found = run.stdout.matchAll(/^::error .*?file=(.+?),line=(\d+),/gm);
  return new Set(Array.from(found, ([, file, line]) => `${relative(folder, resolve(folder, file))}:${line}`));
}

let folder;
let broken;
const files = new Map();
/** Puts the import on a line of its own in its file, and gives that line's name. */
function place([path, name]) {
  const lines = files.get(path) ?? [];
  files.set(path, [...lines, name]);
  return `${path}:${lines.length + 1}`;
}
const legalCases = legal.map((entry) => [...entry, place(entry)]);
const illegalCases = illegal.map((entry) => [...entry, place(entry)]);

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "kraken-borders-")));
  cpSync(join(root, "biome.json"), join(folder, "biome.json"));
  broken = brokenBorders(folder, files);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("borders between the packages", () => {
  test.each(legalCases)("%s may import %s", (_path, _name, line) => expect(broken).not.toContain(line));
  test.each(illegalCases)("%s may not import %s", (_path, _name, line) => expect(broken).toContain(line));
});
