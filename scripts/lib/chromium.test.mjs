import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { chromium } from "./chromium.mjs";

let folder;
const program = (name, text) => {
  writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`);
  chmodSync(join(folder, name), 0o755);
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kraken-chromium-"));
  vi.stubEnv("PATH", folder);
  vi.stubEnv("CHROMIUM_PATH", "");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("CHROMIUM_PATH wins over the PATH", async () => {
  program("chromium", "");
  expect(await chromium()).toEqual({ path: join(folder, "chromium") });
  vi.stubEnv("CHROMIUM_PATH", "/opt/chromium");
  expect(await chromium()).toEqual({ path: "/opt/chromium" });
});

test("without a way to install it, that is said", async () => {
  const { path, problem } = await chromium();
  expect(path).toBeUndefined();
  expect(problem).toContain(
    "Chromium was not found (CHROMIUM_PATH, PATH), and it can be installed by itself only on Debian",
  );
});

describe.skipIf(!existsSync("/etc/debian_version") || process.getuid() !== 0)("on Debian, as root", () => {
  test("it is installed", async () => {
    program(
      "apt-get",
      `echo "$@" >> ${folder}/calls; [ "$1" = update ] || /bin/cp ${folder}/apt-get ${folder}/chromium-headless-shell`,
    );
    expect(await chromium()).toEqual({ path: join(folder, "chromium-headless-shell") });
    expect(readFileSync(join(folder, "calls"), "utf8")).toBe(
      "update\ninstall -y --no-install-recommends chromium-headless-shell\n",
    );
  });

  test("what apt-get said is told when that fails", async () => {
    program("apt-get", "echo no network; exit 100");
    const { problem } = await chromium();
    expect(problem).toContain("apt-get update failed:\nno network");
  });
});
