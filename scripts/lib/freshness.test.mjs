import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fingerprint } from "./freshness.mjs";

let folder;
let before;
const write = (path, text = "text") => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const now = () => fingerprint(folder, ["lock.json", "src"]);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kraken-freshness-"));
  write("lock.json");
  write("src/a.ts");
  write("src/deep/b.css");
  before = now();
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("stays the same when nothing changes", () => expect(now()).toBe(before));

test.each([
  ["a file is added", () => write("src/c.ts")],
  ["a file is removed", () => rmSync(join(folder, "src/deep/b.css"))],
  ["a file grows", () => write("src/a.ts", "longer text")],
  ["a file is older than it was", () => utimesSync(join(folder, "src/a.ts"), 1, 1)],
  ["a single file changes", () => write("lock.json", "other text")],
])("changes when %s", (_what, change) => {
  change();
  expect(now()).not.toBe(before);
});

test.each(["src/a.test.ts", "src/node_modules/x/index.js", "src/.next/BUILD_ID", "src/next-env.d.ts", "other/a.ts"])(
  "does not look at %s",
  (path) => {
    write(path);
    expect(now()).toBe(before);
  },
);
